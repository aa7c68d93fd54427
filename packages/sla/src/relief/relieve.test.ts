import { HOUR, intersect, measure, normalise, subtract } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { during, theDay } from '../../testing/story.ts';
import { ofFraction, plus, rational, sumOf } from '../exact/rational.ts';
import { checkCauses } from './check-causes.ts';
import type { Cause, RawTime } from './relief-model.ts';
import { relieve } from './relieve.ts';

const raw = (party: string, ...bad: readonly (readonly [string, string])[]): RawTime => ({ party, included: [theDay], bad: bad.map(([from, to]) => during(from, to)) });
const cause = (relieved: string, causer: string, from: string, to: string, more: Partial<Cause> = {}): Cause => ({
  id: `${relieved}<${causer}`, incident: 'one', relieved, causer, window: during(from, to), evidence: 'report', accepted: true, ...more,
});
const hoursMoved = (moves: ReturnType<typeof relieve>['moves']) => moves.map(({ from, to, taken, uncovered }) => [from, to, Number(taken.numerator) / Number(taken.denominator) / HOUR, Number(uncovered.numerator) / Number(uncovered.denominator) / HOUR]);

describe('S34 relief', () => {
  it('removes the instants from the relieved level and makes them bad in the causer\'s', () => {
    const { parties: [app, network], moves } = relieve([raw('app', ['10:00', '12:00']), raw('network')], [cause('app', 'network', '10:00', '11:00')]);

    expect(app).toMatchObject({ bad: [during('11:00', '12:00')], included: [during('00:00', '10:00'), during('11:00', '24:00')], relieved: [during('10:00', '11:00')], takenOn: [] });
    expect(network).toMatchObject({ bad: [during('10:00', '11:00')], included: [theDay], relieved: [], takenOn: [during('10:00', '11:00')] });
    expect(hoursMoved(moves)).toEqual([['app', 'network', 1, 0]]);
  });

  it('moves nothing by a cause that is not accepted, and nothing where nothing was bad', () => {
    const parties = [raw('app', ['10:00', '11:00']), raw('network')];

    expect(relieve(parties, [cause('app', 'network', '10:00', '11:00', { accepted: false })]).moves).toEqual([]);
    expect(relieve(parties, [cause('app', 'network', '12:00', '13:00')]).moves).toEqual([]);
  });

  it('counts once what the causer was bad in itself', () => {
    const { parties: [, network] } = relieve([raw('app', ['10:00', '11:00']), raw('network', ['10:30', '12:00'])], [cause('app', 'network', '10:00', '11:00')]);

    expect(network?.bad).toEqual([during('10:00', '12:00')]);
  });

  it('lists as uncovered what falls outside the causer\'s hours', () => {
    const office: RawTime = { party: 'network', included: [during('10:30', '17:00')], bad: [] };

    const { parties: [, network], moves } = relieve([raw('app', ['10:00', '11:00']), office], [cause('app', 'network', '10:00', '11:00')]);

    expect(network?.bad).toEqual([during('10:30', '11:00')]);
    expect(hoursMoved(moves)).toEqual([['app', 'network', 0.5, 0.5]]);
    expect(hoursMoved(relieve([raw('app', ['10:00', '11:00'])], [cause('app', 'stranger', '10:00', '11:00')]).moves)).toEqual([['app', 'stranger', 0, 1]]);
  });

  it('follows a chain to its root', () => {
    const chain = [cause('app', 'network', '10:00', '12:00'), cause('network', 'power', '10:00', '11:00')];

    const { parties, moves } = relieve([raw('app', ['10:00', '12:00']), raw('network'), raw('power')], chain);

    expect(parties.map(({ bad }) => bad)).toEqual([[], [during('11:00', '12:00')], [during('10:00', '11:00')]]);
    expect(hoursMoved(moves)).toEqual([['app', 'power', 1, 0], ['app', 'network', 1, 0]]);
    expect(moves[0]?.causes).toEqual(['app<network', 'network<power']);
  });

  it('a chain stays within its incident', () => {
    const { moves } = relieve([raw('app', ['10:00', '11:00']), raw('network')], [cause('app', 'network', '10:00', '11:00'), cause('network', 'power', '10:00', '11:00', { incident: 'another' })]);

    expect(hoursMoved(moves)).toEqual([['app', 'network', 1, 0]]);
  });

  it('several causers of one instant split it, and it is bad for each', () => {
    const both = [cause('app', 'network', '10:00', '11:00'), cause('app', 'power', '10:30', '11:00')];

    const { parties, moves } = relieve([raw('app', ['10:00', '11:00']), raw('network'), raw('power')], both);

    expect(hoursMoved(moves)).toEqual([['app', 'network', 0.75, 0], ['app', 'power', 0.25, 0]]);
    expect(parties.map(({ bad }) => bad)).toEqual([[], [during('10:00', '11:00')], [during('10:30', '11:00')]]);
  });

  it('a party that caused something itself is not relieved out of its level at that instant', () => {
    const causes = [cause('app', 'network', '10:00', '11:00'), cause('network', 'app', '10:00', '11:00', { incident: 'another' })];

    const { parties } = relieve([raw('app', ['10:00', '11:00']), raw('network', ['10:00', '11:00'])], causes);

    expect(parties.map(({ bad, included }) => [bad, included])).toEqual([[[during('10:00', '11:00')], [theDay]], [[during('10:00', '11:00')], [theDay]]]);
  });
});

describe('S34 laws of relief', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })).map(([start, length]): Interval => ({ start, end: start + length }));
  const some = fc.array(interval, { maxLength: 4 }).map(normalise);
  const names = ['a', 'b', 'c', 'd'];
  const parties = fc.tuple(...names.map((party) => fc.tuple(some, some).map(([included, bad]): RawTime => ({ party, included, bad: intersect(bad, included) }))));
  // A party is only ever relieved by a later one, so that no circle comes about.
  const causes = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 }), interval, fc.constantFrom('one', 'two'), fc.boolean()), { maxLength: 6 }).map((all) => all.flatMap(([from, step, window, incident, accepted], place): readonly Cause[] => {
    const [relieved, causer] = [names[from], names[from + step]];
    return relieved === undefined || causer === undefined ? [] : [{ id: `c${place}`, incident, relieved, causer, window, evidence: '', accepted }];
  }));
  const laws = runs(34, 300);

  it('conservation: what is taken, uncovered and still one\'s own is the raw bad time', () => {
    fc.assert(fc.property(parties, causes, (all, claims) => {
      const { moves, parties: after } = relieve(all, claims);
      for (const { party, bad } of all) {
        const own = subtract(bad, after.find((one) => one.party === party)?.relieved ?? []);
        const moved = moves.filter(({ from }) => from === party).map(({ taken, uncovered }) => plus(ofFraction(taken), ofFraction(uncovered)));
        expect(plus(sumOf(moved), rational(measure(own)))).toEqual(rational(measure(bad)));
      }
    }), laws);
  });

  it('bad time after relief lies inside what is still included', () => {
    fc.assert(fc.property(parties, causes, (all, claims) => {
      for (const { bad, included } of relieve(all, claims).parties) expect(intersect(bad, included)).toEqual(bad);
    }), laws);
  });

  it('without accepted causes nothing changes', () => {
    fc.assert(fc.property(parties, causes, (all, claims) => {
      const { parties: after, moves } = relieve(all, claims.map((one) => ({ ...one, accepted: false })));
      expect(after.map(({ party, included, bad }) => ({ party, included, bad }))).toEqual(all);
      expect(moves).toEqual([]);
    }), laws);
  });

  it('the order in which causes were claimed does not matter', () => {
    fc.assert(fc.property(parties, causes, (all, claims) => {
      expect(relieve(all, claims.toReversed()).parties).toEqual(relieve(all, claims).parties);
    }), laws);
  });
});

describe('S34 causes that can be used', () => {
  const found = (...causes: readonly Cause[]) => checkCauses(causes).map(({ code, path }) => `${code} ${path}`);

  it('have nothing against them', () => {
    expect(found(cause('a', 'b', '10:00', '11:00'), cause('b', 'c', '10:00', '11:00'), cause('a', 'c', '10:00', '11:00'))).toEqual([]);
    expect(found(cause('a', 'b', '10:00', '11:00'), cause('b', 'a', '10:00', '11:00', { incident: 'another' }))).toEqual([]);
  });

  it('do not go in a circle, name another party, and cover some time', () => {
    expect(found(cause('a', 'b', '10:00', '11:00'), cause('b', 'c', '10:00', '11:00'), cause('c', 'a', '10:00', '11:00'))).toEqual(['CAUSES_CYCLIC causes.0', 'CAUSES_CYCLIC causes.1', 'CAUSES_CYCLIC causes.2']);
    expect(found(cause('a', 'a', '10:00', '11:00'))).toEqual(['CAUSE_OF_ITSELF causes.0']);
    expect(found(cause('a', 'b', '11:00', '11:00'))).toEqual(['CAUSE_EMPTY causes.0.window']);
  });
});
