import { type ChildProcess, fork } from 'node:child_process';
import { Agent } from 'node:http';
import { join } from 'node:path';
import type { RoleUrls } from '@entente/server/dist/store/session/pools.js';
import { post } from '../post.ts';

/** What a contender is told to serve. */
export interface Task {
  readonly urls: RoleUrls;
  readonly tenantId: string;
  /** `served`: Apollo as it is served here; `plain`: Apollo with its own execution. */
  readonly execution: 'served' | 'plain';
  readonly feed: 'memory' | 'postgres';
}

/** What a contender says: where it listens, then its processor time in milliseconds whenever it is asked. */
export type Word = { readonly url: string } | { readonly cpu: number };

/** One server in a process of its own, with nothing but the flags of this one. */
export interface Contender {
  readonly name: string;
  /** The text of the answer. */
  ask(query: string): Promise<string>;
  /** Asks so many times by so many connections. */
  askOften(query: string, times: number, connections: number): Promise<void>;
  /** The processor time its process has used, in milliseconds. */
  processorTime(): Promise<number>;
  close(): void;
}

export async function openContender(name: string, file: 'apollo.ts' | 'postgraphile.ts', task: Task): Promise<Contender> {
  const child = fork(join(import.meta.dirname, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_ENV: 'production' } });
  const listening = wordOf(child);
  child.send(task);
  const first = await listening;
  if (!('url' in first)) throw new Error(`${name} does not say where it listens`);
  const { url } = first;
  const agent = new Agent({ keepAlive: true });
  const ask = async (query: string): Promise<string> => {
    const { status, text } = await post(url, agent, Buffer.from(JSON.stringify({ query })), { 'content-type': 'application/json' });
    if (status !== 200 || text.startsWith('{"errors"')) throw new Error(`${name} answered with ${status}: ${text.slice(0, 500)}`);
    return text;
  };
  return {
    name,
    ask,
    askOften: async (query, times, connections) => {
      let left = times;
      await Promise.all(Array.from({ length: connections }, async () => {
        while (left-- > 0) await ask(query);
      }));
    },
    processorTime: async () => {
      const answer = wordOf(child);
      child.send('cpu');
      const word = await answer;
      if (!('cpu' in word)) throw new Error(`${name} does not say what it has used`);
      return word.cpu;
    },
    close: () => {
      child.removeAllListeners('exit');
      agent.destroy();
      child.disconnect();
    },
  };
}

function wordOf(child: ChildProcess): Promise<Word> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a contender ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (word: Word) => {
      child.off('exit', ended);
      resolve(word);
    });
  });
}

/** The other end: serves what it is told to, then says what it has used. */
export function contend(serve: (task: Task) => Promise<string>): void {
  const say = (word: Word): void => void process.send?.(word);
  process.on('disconnect', () => process.exit());
  process.on('message', (message: Task | 'cpu') => {
    if (message === 'cpu') {
      const { user, system } = process.cpuUsage();
      say({ cpu: (user + system) / 1_000 });
    } else void serve(message).then((url) => say({ url }));
  });
}
