import { describe, expect, it } from 'vitest';
import { counts, down, during, log, says, up } from '../../testing/story.ts';
import type { MeasuringFact } from '../observe/observed.ts';
import { factsBehindOf } from './facts-behind.ts';

const measuring = (facts: ReturnType<typeof log>): readonly MeasuringFact[] => facts.filter((fact) => fact.kind === 'status' || fact.kind === 'samples');

describe('the facts behind a stretch', () => {
  it('are those said in it, and the last one said before it', () => {
    const behind = factsBehindOf(measuring(log(up('08:00'), up('09:00'), down('10:00'), down('10:30'), up('11:00'))));

    expect(behind(during('10:00', '11:00'))).toEqual(['fact-2', 'fact-3', 'fact-4']);
    expect(behind(during('08:30', '08:45'))).toEqual(['fact-1']);
    expect(behind(during('07:00', '07:30'))).toEqual([]);
  });

  it('of one instant are told in the order of the log, whatever the order they come in', () => {
    const facts = measuring(log(up('09:00'), down('10:00'), says('unknown', '10:00'), up('08:00')));

    for (const all of [facts, facts.toReversed()]) {
      expect(factsBehindOf(all)(during('10:00', '11:00'))).toEqual(['fact-1', 'fact-2', 'fact-3']);
      expect(factsBehindOf(all)(during('10:30', '11:00'))).toEqual(['fact-3']);
      expect(factsBehindOf(all)(during('08:30', '08:45'))).toEqual(['fact-4']);
    }
  });

  it('are a batch whose last sample is the first instant of the stretch, whatever was said while it went on', () => {
    expect(factsBehindOf(measuring(log(counts([['08:00', 1, 1], ['10:00', 0, 1]]), counts([['09:00', 1, 1]]))))(during('10:00', '11:00'))).toEqual(['fact-2', 'fact-1']);
  });

  it('are no batch without samples', () => {
    expect(factsBehindOf(measuring(log(counts([]))))(during('10:00', '11:00'))).toEqual([]);
    expect(factsBehindOf(measuring(log(counts([]), up('09:00'))))(during('10:00', '11:00'))).toEqual(['fact-2']);
  });

  it('are told per source', () => {
    const behind = factsBehindOf(measuring(log(up('09:00', { source: 'a' }), says('down', '09:30', { source: 'b' }), down('10:00', { source: 'a' }))));

    expect(behind(during('10:00', '11:00'))).toEqual(['fact-1', 'fact-3', 'fact-2']);
  });

  it('are whole batches of samples, long ones from before too', () => {
    const long = counts([['08:00', 1, 1], ['12:00', 1, 1]]);
    const short = counts([['09:00', 1, 1], ['09:10', 1, 1]]);
    const inside = counts([['10:10', 0, 1]]);

    const behind = factsBehindOf(measuring(log(long, short, inside, counts([]), counts([['13:00', 1, 1]]))));

    expect(behind(during('10:00', '11:00'))).toEqual(['fact-2', 'fact-1', 'fact-3']);
  });
});
