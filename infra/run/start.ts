/**
 * Builds what changed and runs the product in this process.
 *
 *   pnpm start [--demo] [--empty]
 *
 * What the server reads from the environment is listed in server/src/env.ts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository, run } from './steps.ts';

const began = Date.now();
process.stdout.write('Building what changed … ');
const code = await run({ command: 'turbo', args: ['run', 'build', '--filter=@entente/server...', '--filter=@entente/portal...', '--concurrency=2', '--output-logs=errors-only'], quiet: true });
if (code !== 0) {
  console.error('\nThe build failed; what it said stands above. Nothing was started and no data was touched.');
  process.exit(code);
}
console.log(`done in ${((Date.now() - began) / 1000).toFixed(1)} s.`);

const main = join(repository, 'server', 'dist', 'main.js');
if (!existsSync(main)) {
  console.error(`The build left no ${main}. Remove the folders server/dist and .turbo and start again.`);
  process.exit(70);
}
await import(pathToFileURL(main).href);
