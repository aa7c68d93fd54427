import type { Command } from 'commander';
import { archive } from '../archive/archive.ts';
import { example } from './example.ts';

/** `dump` and `restore`: everything of an installation, in one file. */
export function archiveCommands(program: Command): void {
  program.command('dump <file>')
    .description('write everything that is in the database of this installation into one file')
    .addHelpText('after', example('entente dump backup.entente', 'DATABASE_URL and ENTENTE_DATA say which database, as they do for start.'))
    .action(async (file: string) => {
      process.exitCode = await archive('dump', file);
    });

  program.command('restore <file>')
    .description('take such a file back into an empty database: all of it, or nothing')
    .addHelpText('after', example('ENTENTE_DATA=/srv/entente ENTENTE_SECRET=… entente restore backup.entente'))
    .action(async (file: string) => {
      process.exitCode = await archive('restore', file);
    });
}
