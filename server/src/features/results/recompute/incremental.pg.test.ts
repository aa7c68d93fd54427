import type { Fact, StatusState } from '@entente/sla';
import { DAY, MINUTE, periodsIn } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAgreement } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { newId } from '../../../store/ids.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { agreed } from '../agreed.ts';
import type { Inputs } from '../inputs.ts';
import { markTouched } from '../marks/mark-touched.ts';
import type { Touch } from '../marks/touched-periods.ts';
import { computeLevel } from './compute-level.ts';
import { recomputeNext } from './recompute-next.ts';

const world = testWorld();
const begin = Date.parse('2026-01-01T00:00:00Z');
const now = Date.parse('2026-05-20T12:00:00Z');

const instant = fc.integer({ min: -20 * DAY, max: 138 * DAY }).map((offset) => begin + offset);
const change = fc.record({ at: instant, state: fc.constantFrom<StatusState>('up', 'down', 'unknown') });
const exclusion = fc.record({ start: instant, length: fc.integer({ min: MINUTE, max: 40 * DAY }) });
const step = fc.oneof({ weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) }, { weight: 1, arbitrary: exclusion });

describe('results', () => {
  test('incremental = from scratch, whatever the facts, their batches and the order they come in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const story = await aStory(await world.aTenant());

      for (const next of steps) {
        if ('start' in next) await story.excludes(next.start, next.length);
        else await story.says(next);
        await story.settle();
      }

      expect(await story.stored()).toEqual(await story.fromScratch());
    }), { seed: 20_261_123, numRuns: 15 });
  });
});

/** An agreement whose facts are told one batch after the other. */
async function aStory(tenant: TenantSeed) {
  const agreement = await anAgreement(tenant, { zone: 'Europe/Amsterdam', startsAt: new Date(begin + 9 * DAY) });
  const facts = new Facts(agreement.component, agreement.sourceId, agreement.metricId);
  const inputs: Inputs = { ...agreed, ...facts.recorded };
  const recomputing = { store: world.store, inputs, clock: () => now };
  const settle = async (): Promise<void> => {
    await numberPending(world.store, tenant.id, [markTouched(inputs, () => now)]);
    while ((await recomputeNext(recomputing, tenant.id)) === 'recomputed');
  };
  const tell = (told: readonly Fact[]): Promise<void> => tenant.within(async ({ announce }) => {
    for (const fact of told) await announce(fact.kind === 'exclusion' ? 'exclusion' : 'status-change', fact.id);
  });
  await settle();
  return {
    settle,
    says: (changes: readonly { at: Instant; state: StatusState }[]) => tell(changes.map(({ at, state }) => facts.change(at, state))),
    excludes: (start: Instant, length: number) => tell([facts.exclusion(start, length)]),
    stored: async () => {
      const rows = await world.admin<{ period_start: Date; state: string; good: number; bad: number; cells: string; account: string }>(
        'select period_start, state, good, bad, cells, account from entente.level_result where level_id = $1 order by period_start', [agreement.levelId]);
      return rows.map((row) => [row.period_start.getTime(), row.state, Number(row.good), Number(row.bad), row.cells, row.account]);
    },
    fromScratch: () => tenant.within(async (session) => {
      const subject = await agreed.level(session, agreement.levelId);
      if (subject === undefined) throw new Error('the level is gone');
      const { terms } = subject;
      const known = { facts: facts.numbered, logPosition: 0, asOf: now, nameOf: () => 'the probe' };
      return periodsIn(terms.period, { start: terms.inForce.start, end: now }).map((period) => {
        const { result, cells, account } = computeLevel(terms, period, known).computed;
        const rows = cells.map(({ start, end, time: t }) => [start, end, t.good, t.bad, t.excluded, t.unknown, t['out-of-hours'], t['not-yet-known']]);
        return [period.start, result.state, Number(result.toDate.good), Number(result.toDate.bad), JSON.stringify(rows), JSON.stringify(account)];
      });
    }),
  };
}

/** The facts of the story in memory, given out as the facts of a tenant are. */
class Facts {
  readonly #facts = new Map<string, Fact>();

  constructor(private readonly component: string, private readonly source: string, private readonly metric: string) {}

  change(at: Instant, state: StatusState): Fact {
    return this.#keep({ kind: 'status', ...this.#base(), metric: this.metric, at, state });
  }

  exclusion(start: Instant, length: number): Fact {
    return this.#keep({ kind: 'exclusion', ...this.#base(), window: { start, end: start + length }, reason: 'works', approved: true });
  }

  get numbered(): readonly Fact[] {
    return [...this.#facts.values()].filter(({ position }) => position > 0).sort((a, b) => a.position - b.position);
  }

  get recorded(): Omit<Inputs, keyof typeof agreed> {
    return {
      touches: async (_session, entries) => {
        for (const { id, position } of entries) this.#number(id, position);
        return entries.map(({ id }) => this.#touchOf(id));
      },
      facts: async (_session, { upTo }) => this.numbered.filter(({ position }) => position <= upTo),
      sourceNames: async () => new Map([[this.source, 'the probe']]),
    };
  }

  #base() {
    return { id: newId(), position: 0, source: this.source, component: this.component, recordedAt: begin - 90 * DAY };
  }

  #keep(fact: Fact): Fact {
    this.#facts.set(fact.id, fact);
    return fact;
  }

  #number(id: string, position: number): void {
    const fact = this.#facts.get(id);
    if (fact !== undefined) this.#facts.set(id, { ...fact, position });
  }

  #touchOf(id: string): Touch {
    const fact = this.#facts.get(id);
    if (fact === undefined || fact.kind === 'samples') throw new Error('not a fact of this story');
    const spoken = { source: this.source, component: this.component };
    if (fact.kind === 'exclusion') return { kind: 'exclusion', ...spoken, window: fact.window };
    const later = this.numbered.flatMap((other) => (other.kind === 'status' && other.at > fact.at ? [other.at] : []));
    return { kind: 'status', ...spoken, metric: this.metric, first: fact.at, ...(later.length === 0 ? {} : { next: Math.min(...later) }) };
  }
}
