/** A thousand open pages in a process of their own: sockets as a browser opens them, which note when a number moves. */
import { WebSocket } from 'ws';

export interface TabsTask {
  readonly url: string;
  readonly origin: string;
  readonly tenant: string;
  readonly query: string;
  /** One for each person; each opens as many tabs as the next. */
  readonly cookies: readonly string[];
  readonly tabs: number;
}

/** `ready`: all of them follow. `moved`: the number is there in all, with the instant at which each had it. `closed`: all tabs of a person are closed. */
export type TabsWord =
  | { readonly word: 'ready' }
  | { readonly word: 'moved'; readonly bad: number; readonly at: readonly number[] }
  | { readonly word: 'closed'; readonly person: number; readonly at: number };

const say = (word: TabsWord): void => void process.send?.(word);
const arrivals = new Map<number, number[]>();
const closed = new Map<number, number>();
let known: { readonly text: string; readonly bad: number | undefined } = { text: '', bad: undefined };

process.on('message', (task: TabsTask) => void openAll(task));
process.on('disconnect', () => process.exit());

async function openAll(task: TabsTask): Promise<void> {
  for (let first = 0; first < task.tabs; first += 50) {
    await Promise.all(Array.from({ length: Math.min(50, task.tabs - first) }, (_, place) => open(task, first + place)));
  }
  say({ word: 'ready' });
}

function open({ url, origin, tenant, query, cookies, tabs }: TabsTask, tab: number): Promise<void> {
  const person = tab % cookies.length;
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { cookie: cookies[person] ?? '', origin }, perMessageDeflate: true });
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { tenant } })));
    socket.on('message', (message: Buffer) => {
      const text = message.toString();
      if (text.startsWith('{"type":"connection_ack"')) socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      else if (text.startsWith('{"type":"ping"')) socket.send('{"type":"pong"}');
      else {
        resolve();
        note(badIn(text), tabs);
      }
    });
    socket.once('error', reject);
    socket.once('close', () => {
      const gone = (closed.get(person) ?? 0) + 1;
      closed.set(person, gone);
      if (gone === tabs / cookies.length) say({ word: 'closed', person, at: Date.now() });
    });
  });
}

/** All tabs are told the same; what it says is looked up once. */
function badIn(text: string): number | undefined {
  if (known.text !== text) {
    const [, bad] = /"bad":"?(\d+)/.exec(text) ?? [];
    known = { text, bad: bad === undefined ? undefined : Number(bad) };
  }
  return known.bad;
}

function note(bad: number | undefined, tabs: number): void {
  if (bad === undefined) return;
  const its = arrivals.get(bad) ?? [];
  arrivals.set(bad, its);
  its.push(Date.now());
  if (its.length === tabs) say({ word: 'moved', bad, at: its });
}
