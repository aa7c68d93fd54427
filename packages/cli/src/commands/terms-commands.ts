import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { compiled, contentsInWords, problemsInWords } from '../terms/terms-in.ts';
import { example } from './example.ts';

/** `check`: agreements as documents, with no server at all. */
export function termsCommands(program: Command): void {
  program.command('check <files...>')
    .description('check documents of terms (YAML or JSON): agreements, calendars, metrics, shared metrics')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente check agreement.yaml calendars.yaml', 'Ends with 0 when nothing is wrong, 1 when something is; each problem has its file, line and fix.'))
    .action(async (files: string[], { json }: { readonly json?: boolean }) => {
      const { entente, problems = [] } = await compiled(files);
      if (json) console.log(JSON.stringify({ format: 'entente-check/1', problems }, null, 2));
      else console.log(entente === undefined ? problemsInWords(problems) : contentsInWords(entente));
      process.exitCode = problems.length === 0 ? EXIT.fine : EXIT.refused;
    });
}
