/**
 * A worker that outlives a run of tests, so that what it has loaded and learnt to run fast serves the next run too. To start
 * it again is to go on; each run brings its own configuration. Now and then it is replaced, so that nothing piles up. Where
 * sources keep something from one call to the next, each file of tests loads them `afresh`.
 */
import { ThreadsPoolWorker } from 'vitest/node';
import type { PoolOptions, PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';

/** So many runs are asked of one thread. */
const MOST_RUNS = 250;

interface Kept {
  readonly thread: ThreadsPoolWorker;
  runs: number;
}

type Listener = Parameters<PoolWorker['on']>[1];

let kept: Kept | undefined;

class KeptWorker implements PoolWorker {
  readonly name = 'kept';
  readonly #options: PoolOptions;
  readonly #afresh: boolean;
  readonly #listeners: (readonly [event: string, listener: Listener])[] = [];
  readonly #kept: Kept;
  readonly #isNew: boolean;

  constructor(options: PoolOptions, afresh: boolean) {
    this.#options = options;
    this.#afresh = afresh;
    this.#isNew = kept === undefined;
    if (kept === undefined) options.project.vitest.onClose(() => kept?.thread.stop());
    kept ??= { thread: new ThreadsPoolWorker(options), runs: 0 };
    this.#kept = kept;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#kept.thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#kept.thread.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (message.type === 'stop') this.#answer('stopped');
    else if (message.type === 'start' && !this.#isNew) this.#answer('started');
    else if (message.type === 'run') this.#run(message);
    else this.#kept.thread.send(message);
  }

  deserialize(data: unknown): unknown {
    return this.#kept.thread.deserialize(data);
  }

  async start(): Promise<void> {
    if (this.#isNew) await this.#kept.thread.start();
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners) this.#kept.thread.off(event, listener);
    if (this.#kept.runs < MOST_RUNS) return;
    kept = undefined;
    await this.#kept.thread.stop();
  }

  #run(message: Extract<WorkerRequest, { type: 'run' }>): void {
    this.#kept.runs += 1;
    const config = { ...this.#options.project.serializedConfig, isolate: this.#afresh };
    this.#kept.thread.send(Object.assign(message, { context: Object.assign(message.context, { config }) }));
  }

  #answer(type: 'started' | 'stopped'): void {
    for (const [event, listener] of this.#listeners) if (event === 'message') queueMicrotask(() => listener({ type, __vitest_worker_response__: true }));
  }
}

export function keptWorkers(afresh: boolean): PoolRunnerInitializer {
  return { name: 'kept', createPoolWorker: (options) => new KeptWorker(options, afresh) };
}
