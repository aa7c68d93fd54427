import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';

/** The repository's top folder. */
export const repository = dirname(dirname(import.meta.dirname));

export interface Step {
  readonly command: string;
  readonly args: readonly string[];
  /** Relative to the repository; its top when absent. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Collect what it prints and show it only when it fails. */
  readonly quiet?: boolean;
}

/** Runs one command of the project's own tools to its end. Resolves with its exit code; 127 when it cannot start. */
export function run(step: Step): Promise<number> {
  const bin = join(repository, 'node_modules', '.bin');
  const child = spawn(step.command, step.args, {
    cwd: join(repository, step.folder ?? '.'),
    env: { ...process.env, ...step.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', step.quiet ? 'pipe' : 'inherit', step.quiet ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32',
  });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${step.command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => {
      if (step.quiet && code !== 0) process.stderr.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}
