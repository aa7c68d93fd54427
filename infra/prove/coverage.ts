/**
 * Every line and every branch of the two engines is run by their tests, or this fails and lists what is not.
 *
 *   pnpm prove:coverage [--only worktime|sla]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../run/steps.ts';

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const packages = ['worktime', 'sla'].filter((name) => options.only === undefined || options.only === name);

let missing = packages.length === 0;
for (const name of packages) {
  console.log(`\n── packages/${name}`);
  const code = await run({
    command: 'vitest', folder: join('packages', name),
    args: [
      'run', '--reporter=dot', '--testTimeout=0', '--coverage.enabled', '--coverage.provider=v8', '--coverage.include=src/**/*.ts', '--coverage.exclude=src/**/*.test.ts',
      '--coverage.reporter=text', '--coverage.skipFull', '--coverage.reportOnFailure', '--coverage.thresholds.100',
    ],
  });
  if (code !== 0) missing = true;
}
process.exitCode = missing ? 1 : 0;
