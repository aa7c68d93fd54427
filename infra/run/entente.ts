/** The command `entente`, built first if anything changed; of the building nothing is seen unless it fails. */
import { join } from 'node:path';
import { repository, run } from './steps.ts';

const built = await run({ command: 'turbo', args: ['run', 'build', '--filter=@entente/cli', '--output-logs=errors-only'], quiet: true });
process.exitCode = built === 0 ? await run({ command: process.execPath, args: [join(repository, 'packages/cli/dist/main.js'), ...process.argv.slice(2)] }) : built;
