import type { Decision, Fact } from '@entente/sla';
import type { Entente } from '@entente/terms';
import type { Command } from 'commander';
import { proveTerms } from '../evaluate/back-to-back.ts';
import { evaluate, type Question } from '../evaluate/evaluation.ts';
import { factsFor, type FactOptions, warnOfRejected } from '../evaluate/facts-for.ts';
import { readDecisions } from '../evaluate/read-decisions.ts';
import { compareRules } from '../evaluate/rules-compared.ts';
import { simulateTerms } from '../evaluate/simulation.ts';
import { EXIT } from '../exit-codes.ts';
import { numbersOnly, stepByStep } from '../show/show-account.ts';
import { evaluationInWords } from '../show/show-evaluation.ts';
import { proofsInWords } from '../show/show-proof.ts';
import { rulesInWords } from '../show/show-rules.ts';
import { simulationsInWords } from '../show/show-simulation.ts';
import { termsIn } from '../terms/terms-in.ts';
import { example } from './example.ts';
import { PERIOD, withFacts } from './with-facts.ts';

interface AskingOptions {
  readonly period: string;
  readonly only?: string;
  readonly json?: boolean;
}

interface JudgingOptions extends FactOptions, AskingOptions {
  readonly decisions?: string;
}

/** `evaluate`, `simulate`, `compare-attribution`, `prove`: what the engine says of terms and facts in files. */
export function judgingCommands(program: Command): void {
  judging(program.command('evaluate <terms...>'))
    .description('judge agreements by facts in files: levels, credits, shares of suppliers')
    .option('--decisions <file>', DECISIONS)
    .option('--explain', 'below each table how its numbers came about, step by step')
    .addHelpText('after', example('entente evaluate agreement.yaml --facts checks.csv.gz tickets.ndjson --period 2026-03', 'Ends with 1 when rows of the facts could not be read; they are told, and the others were counted.'))
    .action((files: string[], { explain, ...options }: JudgingOptions & { readonly explain?: boolean }) => judge(files, options, (entente, facts, question) => {
      const evaluation = evaluate(entente, facts, question);
      return {
        words: () => evaluationInWords(evaluation, explain ? stepByStep : numbersOnly),
        shape: () => ({
          format: 'entente-evaluation/1', asOf: evaluation.asOf, facts: facts.length,
          agreements: evaluation.agreements.map(({ terms, range, result }) => ({ name: terms.id, range, ...result })),
          sharedMetrics: evaluation.sharedMetrics.map(({ terms, results }) => ({ name: terms.id, results })),
          sharedSums: evaluation.sharedSums.map(({ terms, results }) => ({ name: terms.id, results })),
        }),
      };
    }));

  judging(program.command('simulate <terms...>'))
    .description('what the same facts would have come to under other terms, money included')
    .requiredOption('--against <terms...>', 'the other terms; agreements of one name are set beside each other')
    .option('--decisions <file>', DECISIONS)
    .addHelpText('after', example('entente simulate agreement.yaml --against proposal.yaml --facts 2026.csv.gz --period 2026-01/2026-12'))
    .action(async (files: string[], { against, ...options }: JudgingOptions & { readonly against: string[] }) => {
      const others = await termsIn(against);
      await judge(files, options, (entente, facts, question) => {
        const simulated = simulateTerms(entente, others, facts, question);
        return {
          words: () => simulationsInWords(simulated),
          shape: () => ({ format: 'entente-simulation/1', asOf: question.asOf, agreements: simulated.map(({ terms, simulation }) => ({ name: terms.id, ...simulation })) }),
        };
      });
    });

  judging(program.command('compare-attribution <terms...>'))
    .description('what each rule of attribution would charge the suppliers of a shared metric for the same bad time')
    .addHelpText('after', example('entente compare-attribution checkout.yaml --facts 2026-03.csv.gz --period 2026-03'))
    .action((files: string[], options: JudgingOptions) => judge(files, options, (entente, facts, question) => {
      const compared = compareRules(entente, facts, question);
      return {
        words: () => rulesInWords(compared),
        shape: () => ({ format: 'entente-attribution/1', asOf: question.asOf, metrics: compared.map(({ terms, ...rest }) => ({ name: terms.id, ...rest })) }),
      };
    }));

  program.command('prove <terms...>')
    .description('whether shared metrics and levels of SLAs keep their promise whenever the OLAs and UCs below them are met')
    .requiredOption(...PERIOD)
    .option('--only <name>', 'one agreement or shared metric')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente prove checkout.yaml suppliers.yaml --period 2026-03', 'Ends with 0 when everything is proved, 1 when something is not.'))
    .action(async (files: string[], { period, only, json }: AskingOptions) => {
      const proved = proveTerms(await termsIn(files), period, only);
      const shape = () => ({
        format: 'entente-proof/1',
        metrics: proved.flatMap(({ name, level, proof, exposures }) => (level === undefined ? [{ name, ...proof, exposures }] : [])),
        levels: proved.flatMap(({ name, level, proof, exposures }) => (level === undefined ? [] : [{ agreement: name, level, ...proof, exposures }])),
      });
      console.log(json ? JSON.stringify(shape(), null, 2) : proofsInWords(proved));
      process.exitCode = proved.every(({ proof }) => proof.outcome === 'proved') ? EXIT.fine : EXIT.refused;
    });
}

const DECISIONS = 'what people decided: claims, picks, fees (JSON)';

function judging(command: Command): Command {
  return withFacts(command).requiredOption(...PERIOD).option('--only <name>', 'one agreement or shared metric').option('--json', 'for programs');
}

interface Answer {
  readonly words: () => string;
  /** Described in OUTPUT.md; it changes with the number of its format. */
  readonly shape: () => object;
}

/** Reads terms, facts and decisions, asks, and shows the answer; rows that could not be read are told. */
async function judge(files: readonly string[], options: JudgingOptions, ask: (entente: Entente, facts: readonly Fact[], question: Question) => Answer): Promise<void> {
  const entente = await termsIn(files);
  const { facts, rejected, asOf } = await factsFor(entente, options);
  const decisions: readonly Decision[] = options.decisions === undefined ? [] : await readDecisions(options.decisions);
  const { words, shape } = ask(entente, facts, { period: options.period, asOf, decisions, ...(options.only === undefined ? {} : { only: options.only }) });
  console.log(options.json ? JSON.stringify(shape(), null, 2) : words());
  if (warnOfRejected(rejected)) process.exitCode = EXIT.refused;
}
