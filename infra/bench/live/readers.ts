/** The other end of the benchmark of the hub, in a process of its own: many sockets that only count what they hear. */
import { WebSocket } from 'ws';

export interface ReadersTask {
  readonly port: number;
  readonly path: string;
  readonly readers: number;
  /** What each socket says to begin with, in order; the next is said when an answer to the last has come. */
  readonly says: readonly string[];
}

/** Sent back when all are ready, and whenever each of them has heard once more: with the bytes of the last message. */
export type ReadersWord = { readonly word: 'ready' | 'all-heard'; readonly bytes: number };

let heard = 0;
const say = (word: ReadersWord['word'], bytes: number): void => void process.send?.({ word, bytes });

process.on('message', (task: ReadersTask) => void connectAll(task));
process.on('disconnect', () => process.exit());

async function connectAll(task: ReadersTask): Promise<void> {
  for (let first = 0; first < task.readers; first += 100) {
    await Promise.all(Array.from({ length: Math.min(100, task.readers - first) }, (_, place) => connect(task, first + place)));
  }
  say('ready', 0);
}

function connect({ port, path, says, readers }: ReadersTask, reader: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, 'graphql-transport-ws', { headers: { 'x-reader': String(reader) }, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    let next = 0;
    const goOn = (): void => {
      const text = says[next];
      next += 1;
      if (text === undefined) {
        socket.removeAllListeners('message');
        socket.on('message', (message: Buffer) => {
          heard += 1;
          if (heard % readers === 0) say('all-heard', message.length);
        });
        resolve();
      } else socket.send(text);
    };
    socket.once('open', goOn);
    socket.on('message', goOn);
    socket.once('error', reject);
    socket.once('close', (code: number) => console.error(`a reader's socket was closed with ${code}`));
  });
}
