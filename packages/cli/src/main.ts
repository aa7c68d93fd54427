#!/usr/bin/env node
import { Command } from 'commander';
import { archiveCommands } from './commands/archive-commands.ts';
import { sendingCommands } from './commands/sending-commands.ts';
import { statementCommands } from './commands/statement-commands.ts';
import { convertCommands } from './commands/convert-commands.ts';
import { judgingCommands } from './commands/judging-commands.ts';
import { termsCommands } from './commands/terms-commands.ts';
import { CliProblem } from './exit-codes.ts';

const program = new Command('entente')
  .description('Service levels that every party can trust.')
  .version('0.1.0')
  .showHelpAfterError()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

termsCommands(program);
judgingCommands(program);
statementCommands(program);
convertCommands(program);
sendingCommands(program);
archiveCommands(program);

await program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CliProblem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
});
