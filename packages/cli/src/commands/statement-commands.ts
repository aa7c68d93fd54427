import { isSame, newKeyPair, publicHalf } from '@entente/statement';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { writeNew } from '../files.ts';
import { countersigned, type CountersignOptions } from '../statements/countersign-file.ts';
import { diffFiles, type DiffOptions } from '../statements/diff-files.ts';
import { comparisonInWords } from '../statements/show-comparison.ts';
import { verificationInWords } from '../statements/show-verification.ts';
import { type StatementOptions, writeStatement } from '../statements/write-statement.ts';
import { exitCodeOf, verifyFiles, type VerifyOptions } from '../statements/verify-files.ts';
import { example } from './example.ts';
import { PERIOD, withFacts } from './with-facts.ts';

interface ForPrograms {
  readonly json?: boolean;
}

/** `statement`, `verify`, `countersign`, `diff` and `key`: what one does with statements, with no server at all. */
export function statementCommands(program: Command): void {
  program.command('verify <statement>')
    .description('check a statement, and recompute its numbers from its evidence')
    .option('--facts <file>', 'its evidence, plain or gzip')
    .option('--trust <url>', 'where the tenant publishes its keys')
    .option('--key <file>', 'a trusted key as JSON (RFC 8037)')
    .option('--countersigners <file>', 'the keys of parties that may have accepted it: a file, or an address')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente verify statement.json --facts evidence.ndjson.gz --trust https://levels.example.com/.well-known/entente-keys/northwind',
      'Ends with 0 when it is verified, 1 when something is wrong, 3 when it is consistent and the signer is unknown.'))
    .action(async (file: string, options: VerifyOptions & ForPrograms) => {
      const verification = await verifyFiles(file, options);
      console.log(options.json ? JSON.stringify(verification, null, 2) : verificationInWords(verification));
      process.exitCode = exitCodeOf(verification);
    });

  withFacts(program.command('statement <terms...>'))
    .description('make and sign the statement of one agreement and period, with its evidence')
    .requiredOption('--agreement <name>', 'the name of the agreement')
    .requiredOption(...PERIOD)
    .requiredOption('--sign <file>', 'your private key, as "entente key" writes it')
    .option('--decisions <file>', 'what people decided: claims, picks, fees (JSON)')
    .option('--out <name>', 'what the files are called: <name>.json and <name>.evidence.ndjson.gz', 'statement')
    .addHelpText('after', example('entente statement agreement.yaml --facts 2026-03.csv.gz --period 2026-03 --agreement shop-sla --sign acme.key.json',
      'The provider of the agreement makes it. Rows that cannot be read end it: a statement rests on all of its facts.'))
    .action((files: string[], options: StatementOptions) => writeStatement(files, options));

  program.command('countersign <statement>')
    .description('accept a statement as one of its parties; verify it first')
    .requiredOption('--sign <file>', 'your private key, as "entente key" writes it')
    .requiredOption('--party <party>', 'which party of the agreement you are: its id or its name')
    .requiredOption('--out <file>', 'where the countersigned statement goes')
    .addHelpText('after', example('entente countersign statement.json --sign castellan.key.json --party Castellan --out statement.countersigned.json'))
    .action(async (file: string, { out, ...options }: CountersignOptions & { readonly out: string }) => {
      await writeNew(out, await countersigned(file, options));
      console.log(`${out} says that you accept it.`);
    });

  program.command('diff <before> <after>')
    .description('what a later statement says differently: terms, numbers and what they rest on')
    .option('--facts <file>', 'the evidence of the earlier one')
    .option('--facts-after <file>', 'the evidence of the later one')
    .option('--json', 'for programs')
    .addHelpText('after', example('entente diff march-1.json march-2.json --facts march-1.ndjson.gz --facts-after march-2.ndjson.gz',
      'Ends with 0 when they say the same, 1 when they do not.'))
    .action(async (before: string, after: string, { json, ...options }: DiffOptions & ForPrograms) => {
      const comparison = await diffFiles(before, after, options);
      console.log(json ? JSON.stringify(comparison, null, 2) : comparisonInWords(comparison));
      process.exitCode = isSame(comparison) ? EXIT.fine : EXIT.refused;
    });

  program.command('key <name>')
    .description('make a key of your own: <name>.key.json signs and stays with you, <name>.pub.json is for everybody')
    .addHelpText('after', example('entente key castellan'))
    .action(async (name: string) => {
      const key = await newKeyPair();
      await writeNew(`${name}.key.json`, `${JSON.stringify(key, null, 2)}\n`, 0o600);
      await writeNew(`${name}.pub.json`, `${JSON.stringify(publicHalf(key), null, 2)}\n`);
      console.log(`${name}.key.json signs; keep it. ${name}.pub.json verifies; give it to everybody. The key is called ${key.kid}.`);
    });
}
