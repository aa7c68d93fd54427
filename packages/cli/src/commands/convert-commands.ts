import { type Content, exportOpenSlo, importOpenSlo, type Loss, type Unsaid, writeYaml } from '@entente/terms';
import type { Command } from 'commander';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { textOf, writeNew } from '../files.ts';
import { counted, problemsInWords, termsIn } from '../terms/terms-in.ts';
import { example } from './example.ts';

interface ConvertOptions {
  readonly export?: boolean;
  readonly provider?: string;
  readonly customer?: string;
  readonly zone?: string;
  readonly starts?: string;
  readonly out?: string;
}

/** `convert openslo`: OpenSLO v1 in, and with --export out. What is lost on the way is told on standard error. */
export function convertCommands(program: Command): void {
  program.command('convert').description('terms from and to the words of others')
    .command('openslo <files...>')
    .description('OpenSLO v1 documents as our terms; with --export our terms as OpenSLO v1')
    .option('--export', 'the other way: our documents in, OpenSLO out')
    .option('--provider <name>', 'who provides: OpenSLO does not say it', 'provider')
    .option('--customer <name>', 'who is served', 'customer')
    .option('--zone <zone>', 'the IANA zone of windows that name none', 'UTC')
    .option('--starts <date>', 'since when it is agreed, such as 2026-01-01')
    .option('--out <file>', 'where it goes; default: standard output')
    .addHelpText('after', example('entente convert openslo slo.yaml service.yaml --provider acme --customer shopkeeper --zone Europe/Amsterdam --starts 2026-01-01 --out terms.yaml',
      'What cannot be said on the other side is listed, never dropped in silence; documents that are wrong are told with their line.'))
    .action(async (files: string[], options: ConvertOptions) => {
      const { documents, lost } = options.export ? exported(exportOpenSlo(await termsIn(files))) : await imported(files, options);
      const text = writeYaml(documents);
      if (options.out === undefined) process.stdout.write(text);
      else await writeNew(options.out, text);
      for (const line of lost) console.error(line);
      console.error(`${counted(documents.length, 'document')} written, ${counted(lost.length, 'thing')} could not be said.`);
    });
}

interface Converted {
  readonly documents: readonly Content[];
  readonly lost: readonly string[];
}

async function imported(files: readonly string[], { provider = 'provider', customer = 'customer', zone = 'UTC', starts }: ConvertOptions): Promise<Converted> {
  if (starts === undefined) throw new CliProblem(EXIT.usage, 'Say since when it is agreed, for OpenSLO does not: --starts 2026-01-01.');
  const { documents, lost, problems } = importOpenSlo(await Promise.all(files.map(async (name) => ({ name, text: await textOf(name) }))), { provider, customer, zone, starts });
  if (documents === undefined) throw new CliProblem(EXIT.refused, problemsInWords(problems));
  return { documents, lost: lost.map(lossInWords) };
}

function lossInWords({ file, line, column, path, says }: Loss): string {
  return `${file}:${line}:${column}  ${path}: ${says}`;
}

function exported({ documents, lost }: { readonly documents: readonly Content[]; readonly lost: readonly Unsaid[] }): Converted {
  return { documents, lost: lost.map(({ agreement, level, says }) => `${[agreement, level].filter((part) => part !== undefined).join(', ')}: ${says}`) };
}
