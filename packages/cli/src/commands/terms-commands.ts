import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { readDecisions } from '../evaluate/read-decisions.ts';
import { evaluate, type Evaluation } from '../evaluate/evaluation.ts';
import { factsFor, type FactOptions, warnOfRejected } from '../evaluate/facts-for.ts';
import { compareRules } from '../evaluate/rules-compared.ts';
import { evaluationInWords } from '../show/show-evaluation.ts';
import { rulesInWords } from '../show/show-rules.ts';
import { compiled, contentsInWords, problemsInWords, termsIn } from '../terms/terms-in.ts';
import { example } from './example.ts';

interface EvaluateOptions extends FactOptions {
  readonly period: string;
  readonly decisions?: string;
  readonly only?: string;
  readonly json?: boolean;
}

/** `check` and `evaluate`: agreements as documents, with no server at all. */
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

  withFacts(program.command('evaluate <terms...>'))
    .description('judge agreements by facts in files: levels, credits, shares of suppliers')
    .requiredOption('--period <period>', '2026-03, 2026-Q1, 2026, 2026-03-05, or 2026-01/2026-03')
    .option('--decisions <file>', 'what people decided: claims, picks, fees (JSON)')
    .option('--only <name>', 'one agreement or shared metric')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente evaluate agreement.yaml --facts checks.csv.gz tickets.ndjson --period 2026-03', 'Ends with 1 when rows of the facts could not be read; they are told, and the others were counted.'))
    .action(async (terms: string[], options: EvaluateOptions) => {
      const entente = await termsIn(terms);
      const { facts, rejected, asOf } = await factsFor(entente, options);
      const decisions = options.decisions === undefined ? [] : await readDecisions(options.decisions);
      const evaluation = evaluate(entente, facts, { period: options.period, asOf, decisions, ...(options.only === undefined ? {} : { only: options.only }) });
      console.log(options.json ? JSON.stringify(forPrograms(evaluation, facts.length), null, 2) : evaluationInWords(evaluation));
      if (warnOfRejected(rejected)) process.exitCode = EXIT.refused;
    });

  withFacts(program.command('compare-attribution <terms...>'))
    .description('what each rule of attribution would charge the suppliers of a shared metric for the same bad time')
    .requiredOption('--period <period>', '2026-03, 2026-Q1, 2026, 2026-03-05, or 2026-01/2026-03')
    .option('--only <name>', 'one shared metric')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente compare-attribution checkout.yaml --facts 2026-03.csv.gz --period 2026-03'))
    .action(async (terms: string[], { period, only, json, ...options }: EvaluateOptions) => {
      const entente = await termsIn(terms);
      const { facts, rejected, asOf } = await factsFor(entente, options);
      const compared = compareRules(entente, facts, { period, asOf, ...(only === undefined ? {} : { only }) });
      console.log(json ? JSON.stringify({ format: 'entente-attribution/1', asOf, metrics: compared.map(({ terms: { id }, ...rest }) => ({ name: id, ...rest })) }, null, 2) : rulesInWords(compared));
      if (warnOfRejected(rejected)) process.exitCode = EXIT.refused;
    });
}

/** The shape is described in OUTPUT.md and changes with its number. */
function forPrograms({ asOf, agreements, sharedMetrics }: Evaluation, facts: number): object {
  return {
    format: 'entente-evaluation/1', asOf, facts,
    agreements: agreements.map(({ terms, range, result }) => ({ name: terms.key, range, ...result })),
    sharedMetrics: sharedMetrics.map(({ terms, results }) => ({ name: terms.id, results })),
  };
}

export function withFacts(command: Command): Command {
  return command
    .requiredOption('--facts <files...>', 'facts in CSV, NDJSON or JSON, gzip too')
    .option('--known-at <time>', 'what was known then: facts recorded later are left out')
    .option('--as-of <time>', 'the moment of looking; default: now, or --known-at');
}
