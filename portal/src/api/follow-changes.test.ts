import { beforeEach, describe, expect, test } from 'vitest';
import { followChanges, type LineState, type Moved, type Sink } from './follow-changes.ts';

/** A line that a test opens, feeds and cuts by hand, with a clock that moves when told to. */
function aLine() {
  const asked: (string | undefined)[] = [];
  const states: LineState[] = [];
  const heard: string[] = [];
  let stopped = 0;
  let time = 1_000;
  let waiting: { at: number; callBack: () => void }[] = [];
  let sink: Sink<Moved> = { connected: () => {}, next: () => {}, ended: () => {} };
  const stop = followChanges<Moved>({
    since: '40',
    now: () => time,
    subscribe: (since, opened) => { asked.push(since); sink = opened; return () => { stopped += 1; }; },
    wait: (after, callBack) => {
      const entry = { at: time + after, callBack };
      waiting.push(entry);
      return () => { waiting = waiting.filter((each) => each !== entry); };
    },
    onChange: (change) => heard.push(change.position),
    onState: (state) => states.push(state),
  });
  return {
    asked, states, heard, stop,
    stops: () => stopped,
    stands: () => sink.connected(),
    says: (position: string, facts: number) => sink.next({ position, facts }),
    isCut: () => sink.ended(),
    passes: (duration: number) => {
      time += duration;
      const due = waiting.filter((each) => each.at <= time);
      waiting = waiting.filter((each) => each.at > time);
      for (const each of due) each.callBack();
    },
  };
}

describe('following the changes of a tenant', () => {
  let line: ReturnType<typeof aLine>;
  beforeEach(() => {
    line = aLine();
    line.stands();
  });

  test('starts from the position of the page and is live once the connection holds', () => {
    line.passes(1_500);

    expect(line.asked).toEqual(['40']);
    expect(line.states).toEqual([{ kind: 'connecting' }, { kind: 'live' }]);
  });

  test('a lost connection keeps the time of the last knowledge', () => {
    line.passes(1_500);
    line.says('41', 1);
    line.passes(10_000);

    line.isCut();

    expect(line.states.at(-1)).toEqual({ kind: 'lost', since: 2_500 });
  });

  test('asks again from the last position seen, and counts the facts that came in since', () => {
    line.passes(1_500);
    line.says('44', 2);
    line.isCut();

    line.passes(1_000);
    line.stands();
    line.says('46', 2);
    line.says('47', 1);
    line.passes(1_500);

    expect(line.asked).toEqual(['40', '44']);
    expect(line.heard).toEqual(['44', '46', '47']);
    expect(line.states.at(-1)).toEqual({ kind: 'resumed', facts: 3 });
  });

  test('is not called live before the connection stands', () => {
    line.isCut();
    line.passes(1_000);
    line.passes(10_000);

    expect(line.states.map((state) => state.kind)).toEqual(['connecting', 'lost']);
  });

  test('waits longer after each vain attempt and says only once that the connection is lost', () => {
    line.passes(1_500);
    line.isCut();
    line.passes(1_000);
    line.isCut();

    line.passes(1_999);
    expect(line.asked).toHaveLength(2);
    line.passes(1);

    expect(line.asked).toHaveLength(3);
    expect(line.states.filter((state) => state.kind === 'lost')).toHaveLength(1);
  });

  test('once stopped it neither listens nor asks again', () => {
    line.stop();
    line.says('50', 1);
    line.isCut();
    line.passes(60_000);

    expect(line.heard).toEqual([]);
    expect(line.asked).toEqual(['40']);
    expect(line.stops()).toBe(1);
  });
});
