import { type Command, InvalidArgumentError } from 'commander';
import { readEnv } from '../env.ts';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { textOf } from '../files.ts';
import { statusRowsOfChecks } from '../import/checks.ts';
import { statusRowsOfIncidents } from '../import/incidents.ts';
import { rowsIn } from '../facts/fact-rows.ts';
import { type Destination, type FactKind, sendBatches, type Sent } from '../push/send-batches.ts';
import { example } from './example.ts';

interface SendingOptions {
  readonly url?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** `push` and `import`: facts on their way to a server, through its public endpoint. */
export function sendingCommands(program: Command): void {
  sending(program.command('push <kind> <file>'))
    .description('send facts in a file (JSON, NDJSON or CSV, gzip too); kind is status, samples, clock-events or exclusions')
    .addHelpText('after', example('entente push status changes.csv --url http://127.0.0.1:4000 --key ent_…', 'Sending a file again counts nothing twice.'))
    .action(async (kind: string, file: string, options: SendingOptions) => send(await rowsIn(file), factKind(kind), options));

  const imports = program.command('import').description('send what other tools have written');

  sending(imports.command('checks <file>'))
    .description('a check log of an uptime monitor (CSV with commit_time_utc, slug, status); components are named by their slug')
    .option('--only <slugs>', 'only these sites, separated by commas', list)
    .option('--except <slugs>', 'all but these sites', list)
    .addHelpText('after', example('entente import checks history.csv --only checkout,payments --url http://127.0.0.1:4000 --key ent_…'))
    .action(async (file: string, { only, except, ...options }: SendingOptions & { only?: string[]; except?: string[] }) =>
      send(statusRowsOfChecks(await textOf(file), { ...(only ? { only } : {}), ...(except ? { except } : {}) }), 'status', options));

  sending(imports.command('incidents <file>'))
    .description('a supplier’s own incidents (one JSON a line); components are named in lower case with hyphens, and "any" is all of them')
    .requiredOption('--windows <file>', 'when each incident was down (CSV with incident_id, downtime_start, downtime_end)')
    .addHelpText('after', example('entente import incidents incidents.jsonl --windows windows.csv --url http://127.0.0.1:4000 --key ent_…'))
    .action(async (file: string, { windows, ...options }: SendingOptions & { windows: string }) =>
      send(statusRowsOfIncidents(await textOf(file), await textOf(windows)), 'status', options));
}

function sending(command: Command): Command {
  return command
    .option('--url <url>', 'the server (or ENTENTE_URL)')
    .option('--key <key>', 'an API key of a source (or ENTENTE_KEY)')
    .option('--json', 'for programs');
}

async function send(rows: readonly object[], kind: FactKind, options: SendingOptions): Promise<void> {
  if (rows.length === 0) throw new CliProblem(EXIT.file, 'There is nothing to send: no row was found. A CSV needs a first line with the names of its columns, and --only and --except may leave out every site.');
  const shown = !options.json && process.stderr.isTTY;
  const sent = await sendBatches(rows, kind, destination(options), shown ? { progress: (done, all) => process.stderr.write(`\r${done} of ${all} rows`) } : {});
  if (shown) process.stderr.write('\n');
  console.log(options.json ? JSON.stringify(sent) : sentInWords(sent));
  if (sent.rejected.length > 0) process.exitCode = EXIT.refused;
}

function sentInWords({ accepted, rejected }: Sent): string {
  const lines = rejected.slice(0, 20).map(({ index, field, message, fix }) => `  row ${index + 1}, ${field}: ${message} ${fix}`);
  const more = rejected.length > 20 ? [`  and ${rejected.length - 20} more`] : [];
  return [`${accepted} rows taken in, ${rejected.length} rejected.`, ...lines, ...more].join('\n');
}

function destination({ url, key }: SendingOptions): Destination {
  const env = readEnv();
  const [place, secret] = [url ?? env.url, key ?? env.key];
  if (place === undefined || !URL.canParse(place)) throw new CliProblem(EXIT.usage, 'Say where the server is: --url http://127.0.0.1:4000, or the variable ENTENTE_URL.');
  if (secret === undefined) throw new CliProblem(EXIT.usage, 'Give an API key of a source: --key ent_…, or the variable ENTENTE_KEY. The page "Sources" makes one.');
  return { url: place, key: secret };
}

function factKind(text: string): FactKind {
  const kind = (['status', 'samples', 'clock-events', 'exclusions'] as const).find((each) => each === text);
  if (kind === undefined) throw new InvalidArgumentError('Say status, samples, clock-events or exclusions.');
  return kind;
}

function list(text: string): string[] {
  return text.split(',').map((each) => each.trim()).filter((each) => each !== '');
}
