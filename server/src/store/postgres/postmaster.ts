import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process id of the PostgreSQL that runs in this data directory; a stale file of a killed one does not count. */
export function isRunning(data: string): number | undefined {
  const pid = Number(lines(data)[0]);
  if (!pid) return undefined;
  return isAlive(pid) && isPostgres(pid) ? pid : undefined;
}

/** Is there a process of this id, ours or somebody else's? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Has the PostgreSQL with this process id said that it takes connections? */
export function ready(data: string, pid: number | undefined): boolean {
  const [first, , , , , , , state] = lines(data);
  return pid !== undefined && Number(first) === pid && state?.trim() === 'ready';
}

function lines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    // Not there: nothing runs, or it ends this very moment.
    return [];
  }
}

/** After a crash the number may belong to somebody else's process. Where /proc is missing we believe that it lives. */
export function isPostgres(pid: number): boolean {
  if (!existsSync('/proc/self/stat')) return isAlive(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch {
    return false;
  }
}
