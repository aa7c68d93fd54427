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
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

/** After a crash the number may belong to somebody else's process. Where /proc is missing we believe the file. */
function isPostgres(pid: number): boolean {
  if (!existsSync('/proc/self/stat')) return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch {
    return false;
  }
}
