import { readdirSync, readFileSync } from 'node:fs';

/** Of /proc/<pid>/stat, in ticks of 10 ms: what a process has used, what its ended children have, and who its parent is. */
interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly ended: number;
}

const TICK = 10;

function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13).map(Number);
    return { parent: Number(parent), own: user + system, ended: endedUser + endedSystem };
  } catch {
    return undefined; // It ended while we looked.
  }
}

/** Whether this system tells what its processes use. */
export const canTell = (): boolean => statOf(process.pid) !== undefined;

/** The process that has started a backend and all the others of its cluster; it stays when the backend is gone. */
export function postmasterOf(backend: number): number {
  const postmaster = statOf(backend)?.parent;
  if (postmaster === undefined) throw new Error(`there is no process ${backend}`);
  return postmaster;
}

/** The processor time of a whole cluster: its postmaster with all that it has started, in milliseconds. */
export function clusterTime(postmaster: number): number {
  const whole = statOf(postmaster);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((stat) => stat?.parent === postmaster);
  return TICK * ((whole?.own ?? 0) + (whole?.ended ?? 0) + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0));
}

export interface Spent {
  readonly wall: number;
  /** Of this process and of the cluster; NaN where the system does not tell. */
  readonly cpu: number;
}

/** Measures work by the clock and by the processor time of this process and of the cluster that a backend belongs to, in milliseconds. */
export function spentBeside(backend: number): (work: () => Promise<unknown>) => Promise<Spent> {
  const postmaster = canTell() ? postmasterOf(backend) : undefined;
  const used = (): number => {
    const { user, system } = process.cpuUsage();
    return postmaster === undefined ? Number.NaN : (user + system) / 1_000 + clusterTime(postmaster);
  };
  return async (work) => {
    const [began, before] = [performance.now(), used()];
    await work();
    return { wall: performance.now() - began, cpu: used() - before };
  };
}
