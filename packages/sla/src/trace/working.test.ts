import { describe, expect, it } from 'vitest';
import { rational } from '../exact/rational.ts';
import type { TraceStep } from '../model.ts';
import { replayTrace } from './replay-trace.ts';
import { amount, choice, NO_NUMBER, outcomeOf, pick, working } from './working.ts';
import type { Working } from './working-model.ts';

describe('a working comes to', () => {
  it.each([
    ['sum', ['1', '2', '3/2'], '9/2'],
    ['sum', [], '0'],
    ['product', ['2/3', '3', '5'], '10'],
    ['product', [], '1'],
    ['difference', ['10', '2', '3'], '5'],
    ['difference', ['2', '10'], '-8'],
    ['quotient', ['6', '8'], '3/4'],
    ['quotient', ['0', '8'], '0'],
    ['quotient', ['6', '0'], 'none'],
    ['quotient', ['6', '0', '2'], 'none'],
    ['quotient', ['6', '2', '0'], 'none'],
    ['quotient', ['12', '2', '3'], '2'],
    ['quotient', ['6'], '6'],
    ['reaches', ['3/4', '3/4'], 'yes'],
    ['reaches', ['3', '4'], 'no'],
    ['reaches', ['4', '3'], 'yes'],
    ['misses', ['3/4', '3/4'], 'no'],
    ['misses', ['3', '4'], 'yes'],
    ['misses', ['4', '3'], 'no'],
    ['reaches', ['3', '1', '2'], 'no'],
    ['whole', ['5/2'], '2'],
    ['whole', ['-5/2'], '-3'],
    ['whole', ['5/2', '1/2'], '3'],
    ['lacks', ['1', '1/2'], 'no'],
    ['lacks', ['1', 'none'], 'yes'],
  ] as const)('%s of %j: %s', (operation, values, outcome) => {
    expect(outcomeOf(operation, values)).toBe(outcome);
  });

  it.each([['sum', 'none'], ['product', 'none'], ['difference', 'none'], ['quotient', 'none'], ['whole', 'none'], ['lacks', 'yes'], ['reaches', 'no'], ['misses', 'no']] as const)('%s with what is no number: %s', (operation, outcome) => {
    expect(outcomeOf(operation, ['1', 'none'])).toBe(outcome);
    expect(outcomeOf(operation, ['1/0', '1'])).toBe(outcome);
    expect(outcomeOf(operation, ['1', '0.5'])).toBe(outcome);
  });

  it('S17 no ratio where there is nothing to divide by, and none is neither reached nor missed', () => {
    const ratio = working('ratio', 'quotient', amount('good', 0), amount('counted', 0));

    expect(ratio.value).toBe('none');
    expect([working('met', 'reaches', ratio, amount('expected', 0)).value, working('short', 'misses', ratio, amount('expected', 1)).value]).toEqual(['no', 'no']);
  });

  it('the first case that holds', () => {
    const [yes, no] = [{ name: 'x', value: 'yes' }, { name: 'y', value: 'no' }];

    expect(choice('state', [[no, 'a'], [yes, 'b'], [yes, 'c']], 'd')).toMatchObject({ outcome: 'b', working: { name: 'state', value: 'b' } });
    expect(choice('state', [[no, 'a']], 'd')).toEqual({
      outcome: 'd',
      working: { name: 'state', operation: 'choice', value: 'd', of: [{ name: 'y', value: 'no', leadsTo: 'a' }, { name: 'otherwise', value: 'yes', leadsTo: 'd' }] },
    });
  });
});

describe('a number that is picked', () => {
  const [yes, no] = [{ name: 'x', value: 'yes' }, { name: 'y', value: 'no' }];

  it('is that of the first case that holds, by its name', () => {
    expect(pick('kept', [[no, amount('cap', 5)], [yes, amount('credit', 3)]], amount('rest', 1))).toEqual({
      name: 'kept', operation: 'choice', value: '3',
      of: [{ ...no, leadsTo: '5', from: 'cap' }, { ...yes, leadsTo: '3', from: 'credit' }, { name: 'otherwise', value: 'yes', leadsTo: '1', from: 'rest' }],
    });
    expect(pick('kept', [[no, amount('cap', 5)]], amount('rest', 1)).value).toBe('1');
    expect(pick('kept', [[yes, NO_NUMBER]], amount('rest', 1)).value).toBe('none');
  });
});

describe('S24 the replay of an account', () => {
  const known = working('known', 'difference', amount('elapsed', 100n), amount('unknown', 20));
  const ratio = working('ratio', 'quotient', amount('good', 72), known);
  const met = working('met', 'reaches', ratio, amount('expected', rational(9, 10)));
  const state = choice('state', [[met, 'met']], 'failed').working;
  const account = (...workings: readonly Working[]): readonly TraceStep[] => [{ rule: 'S1', says: 'Words only.' }, ...workings.map((one): TraceStep => ({ rule: 'S12', says: '', workings: [one] }))];

  it('comes to what is stated', () => {
    expect(replayTrace(account(known, ratio, met, state))).toEqual({ amounts: { known: '80', ratio: '9/10', met: 'yes', state: 'met' }, starts: { elapsed: '100', unknown: '20', good: '72', expected: '9/10', otherwise: 'yes' }, disagreements: [] });
  });

  it('finds an outcome that is wrong', () => {
    expect(replayTrace(account({ ...known, value: '81' })).disagreements).toEqual([{ rule: 'S12', name: 'known', stated: '81', recomputed: '80' }]);
    expect(replayTrace(account({ ...state, value: 'failed' })).disagreements).toEqual([{ rule: 'S12', name: 'state', stated: 'failed', recomputed: 'met' }]);
  });

  it('finds a number that is not the one that came before', () => {
    const other = working('ratio', 'quotient', amount('good', 72), amount('known', 72));

    expect(replayTrace(account(known, other)).disagreements).toEqual([{ rule: 'S12', name: 'known', stated: '72', recomputed: '80' }]);
  });

  it('finds a start that is stated in two ways', () => {
    const twice = [working('a', 'sum', amount('start', 1)), working('b', 'sum', amount('start', 2))];

    expect(replayTrace(account(...twice)).disagreements).toEqual([{ rule: 'S12', name: 'start', stated: '2', recomputed: '1' }]);
  });

  it('finds a start that comes to something else later', () => {
    const early = working('half', 'quotient', amount('known', 81), amount('two', 2));

    expect(replayTrace(account(early, known)).disagreements).toEqual([{ rule: 'S12', name: 'known', stated: '81', recomputed: '80' }]);
  });

  it('finds a picked number that is not the one that came before', () => {
    const picked = pick('kept', [[amount('never', 0), amount('other', 1)]], amount('known', 81));

    expect(replayTrace(account(known, picked)).disagreements).toEqual([{ rule: 'S12', name: 'known', stated: '81', recomputed: '80' }]);
    expect(replayTrace(account(known, pick('kept', [], known))).disagreements).toEqual([]);
  });

  it('compares each start with what was said first, also after another one was found', () => {
    const thrice = [1, 2, 1, 2].map((start, place) => working(`number ${place}`, 'sum', amount('start', start)));
    const { disagreements, starts } = replayTrace(account(...thrice));

    expect(disagreements.map(({ name, stated, recomputed }) => [name, stated, recomputed])).toEqual([['start', '2', '1'], ['start', '2', '1']]);
    expect(starts).toStrictEqual({ start: '1' });
  });

  it('takes a name that is worked out twice for what it came to last', () => {
    const { amounts, disagreements } = replayTrace(account(working('sum', 'sum', amount('a', 1)), working('sum', 'sum', amount('b', 2)), working('double', 'product', amount('sum', 2), amount('two', 2))));

    expect(disagreements).toEqual([]);
    expect(amounts).toEqual({ sum: '2', double: '4' });
  });

  it('starts from the conditions of a choice, and from numbers only where it picks some', () => {
    const { starts } = replayTrace(account(choice('state', [[amount('enough', 1), 'met']], 'failed').working));

    expect(Object.keys(starts)).toEqual(['enough', 'otherwise']);
  });

  it('finds a choice of which no case holds', () => {
    expect(replayTrace(account({ name: 'state', value: 'met', operation: 'choice', of: [{ name: 'met', value: 'no', leadsTo: 'met' }] })).disagreements).toEqual([{ rule: 'S12', name: 'state', stated: 'met', recomputed: 'none' }]);
  });
});
