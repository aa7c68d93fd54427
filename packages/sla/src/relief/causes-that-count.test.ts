import { describe, expect, it } from 'vitest';
import { caused, during, log, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { causesThatCount } from './causes-that-count.ts';
import { checkCauses } from './check-causes.ts';
import { relieve, rootsOf } from './relieve.ts';

const hour = ['10:00', '11:00'] as const;
const counting = (...facts: readonly UnloggedFact[]) => causesThatCount(log(...facts)).counting.map(({ id }) => id);

describe('S34 the causes that count', () => {
  it('are those that are accepted', () => {
    expect(counting(up('09:00'), caused('app', 'network', ...hour), caused('app', 'power', ...hour, { accepted: false }))).toEqual(['fact-2']);
  });

  it('S1a of several words of one source about one cause the last in the log counts, whichever arrives last', () => {
    const [claimed, accepted, withdrawn] = log(caused('app', 'network', ...hour, { accepted: false }), caused('app', 'network', '10:00', '10:30'), caused('app', 'network', ...hour, { accepted: false }));
    const counted = (...facts: readonly (typeof claimed)[]) => causesThatCount(facts.flatMap((fact) => fact ?? [])).counting.map(({ id }) => id);

    expect([counted(claimed, accepted), counted(accepted, claimed)]).toEqual([['fact-2'], ['fact-2']]);
    expect([counted(claimed, accepted, withdrawn), counted(withdrawn, accepted, claimed)]).toEqual([[], []]);
    const again = { ...caused('app', 'network', '10:00', '10:45'), position: 1 };
    expect(counting({ ...caused('app', 'network', ...hour), position: 1 }, again)).toEqual(['fact-1']);
  });

  it('one that covers no time closes no circle', () => {
    expect(counting(caused('app', 'network', '10:00', '10:00'), caused('network', 'app', ...hour))).toEqual(['fact-2']);
  });

  it('another source, component, incident, party or begin makes another cause', () => {
    const one = caused('app', 'network', ...hour);
    const others = [
      { source: 'robot' }, { component: 'shop' }, { incident: 'other' }, { relieved: 'shop' }, { causer: 'power' }, { window: during('09:59', '11:00') },
    ].map((changes) => ({ ...one, ...changes, accepted: false }));

    for (const other of others) expect(counting(one, other)).toEqual(['fact-1']);
    expect(counting(one, { ...one, window: during('10:00', '12:00'), accepted: false })).toEqual([]);
    expect(counting(caused('a', 'bc', ...hour), caused('ab', 'c', ...hour, { accepted: false }))).toEqual(['fact-1']);
  });

  it('stand in order of their begin, then of the log', () => {
    expect(counting(caused('app', 'network', '12:00', '13:00'), caused('app', 'power', ...hour), caused('app', 'water', '12:00', '13:00'), caused('app', 'fire', '09:00', '13:00'))).toEqual(['fact-4', 'fact-2', 'fact-1', 'fact-3']);
    const late = { ...caused('app', 'network', ...hour), position: 9 };
    expect(counting(late, { ...caused('app', 'power', ...hour), position: 3 })).toEqual(['fact-2', 'fact-1']);
  });

  it('are none that contradict themselves, and those are named with the reason', () => {
    const facts = log(caused('app', 'network', ...hour), caused('app', 'app', '12:00', '13:00'), caused('app', 'power', '14:00', '14:00'));
    const { counting: some, refused } = causesThatCount(facts);

    expect(some.map(({ id }) => id)).toEqual(['fact-1']);
    expect(refused.map(({ cause: { id }, problem: { code, path } }) => [id, code, path])).toEqual([['fact-2', 'CAUSE_OF_ITSELF', 'causes.1'], ['fact-3', 'CAUSE_EMPTY', 'causes.2.window']]);
  });
});

describe('S34 what is wrong with causes', () => {
  it('is said in words, with what can be done', () => {
    const causes = log(caused('app', 'power', '14:00', '14:00'), caused('app', 'app', ...hour), caused('app', 'network', ...hour), caused('network', 'app', ...hour)).filter((fact) => fact.kind === 'cause');

    expect(checkCauses(causes).map(({ path, message, fix }) => `${path}: ${message} ${fix}`)).toEqual([
      'causes.0.window: The cause covers no time. Let it end after it begins.',
      'causes.1: app is named as the cause of its own failure. Name the party that caused it.',
      'causes.2: The causes of incident incident go in a circle. Withdraw one of them, so that a chain has an end.',
      'causes.3: The causes of incident incident go in a circle. Withdraw one of them, so that a chain has an end.',
    ]);
  });
});

describe('S34 the end of a chain', () => {
  const causes = log(caused('app', 'network', '10:30', '12:00'), caused('network', 'power', '10:00', '11:00'), caused('app', 'network', '09:00', '10:30')).filter((fact) => fact.kind === 'cause');

  it('knows its causes, and since when the first of them has been', () => {
    expect(rootsOf('app', during('10:45', '11:00').start, causes)).toEqual([{ party: 'power', causes: ['fact-1', 'fact-2'], since: during('10:00', '11:00').start }]);
    expect(rootsOf('app', during('11:00', '12:00').start, causes)).toEqual([{ party: 'network', causes: ['fact-1'], since: during('10:30', '12:00').start }]);
  });

  it('changes where a cause begins or ends, in whatever order they are told', () => {
    const { moves } = relieve([{ party: 'app', included: [during('00:00', '24:00')], bad: [during('09:00', '12:00')] }], causes);

    expect(moves.map(({ from, to, uncovered }) => [from, to, Number(uncovered.numerator) / 3_600_000])).toEqual([['app', 'network', 2], ['app', 'power', 1]]);
  });
});
