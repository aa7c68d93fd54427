/** S16: users and devices, instant by instant, as SEMANTICS.md reads. */
import type { Instant } from '@entente/worktime';
import { isIncluded } from './moments.ts';
import type { Count, View } from './moments.ts';
import { servedAt, statementsOf } from './statements.ts';
import type { Served } from './statements.ts';
import type { Row } from './what-was-said.ts';

/** S16, basis `user-minutes` and `device-minutes`: every instant weighs as much as there are users in it. */
export function countServed(view: View, withoutExcused: boolean): Count {
  const { moments, step, terms, rows } = view;
  let [good, bad, ahead] = [0n, 0n, 0n];
  let [known, knowable] = [0n, 0n];
  let isLeft = false;
  const statements = statementsOf(rows);
  const lastServed = servedBefore(view.asOf, statements, view);
  for (const moment of moments) {
    if (!isIncluded(moment, withoutExcused)) continue;
    const weight = BigInt(step);
    if (!moment.isKnowable) {
      isLeft = true;
      ahead += weight * BigInt(lastServed ?? 0);
      continue;
    }
    knowable += weight;
    const now = servedAt(moment.t, statements, terms);
    if (now !== undefined || moment.effect === 'count-as-good') known += weight;
    const believed = now ?? (terms.unknown.policy === 'hold-last' ? held(moment.t, statements, view) : undefined);
    if (believed === undefined) continue;
    const affected = moment.effect === 'count-as-good' ? 0 : believed.affected;
    bad += weight * BigInt(affected);
    good += weight * BigInt(believed.served - affected);
  }
  return { toDate: { good, bad }, best: lastServed === undefined && isLeft ? undefined : { good: good + ahead, bad }, coverage: { known, knowable } };
}

/** The last known numbers, for at most a max age after they were known. */
function held(t: Instant, statements: readonly Row[], view: View): Served | undefined {
  const { terms, step } = view;
  const first = view.period.start - 90 * step;
  for (let before = t - step; before >= first; before -= step) {
    const known = servedAt(before, statements, terms);
    if (known !== undefined) return terms.unknown.maxAge === undefined || t < before + step + terms.unknown.maxAge ? known : undefined;
  }
  return undefined;
}

function servedBefore(end: Instant, statements: readonly Row[], { terms, period, step }: View): number | undefined {
  for (let t = Math.min(end, period.end) - step; t >= period.start - 90 * step; t -= step) {
    const known = servedAt(t, statements, terms);
    if (known !== undefined) return known.served;
  }
  return undefined;
}
