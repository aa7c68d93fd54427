/** S23: what becomes of an agreement's numbers once more is known, as SEMANTICS.md reads: the difference of two results. */
import { keepBooks } from './books.ts';
import type { KeptPeriod } from './books.ts';
import type { Books } from './judged-levels.ts';

export interface Restated {
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
  readonly by: number | undefined;
}

type Values = ReadonlyMap<string, string | number>;

/** A period's money, and what each level came to that stands in it once. */
function valuesIn({ settlement, entries, settledAt }: KeptPeriod, place: number): readonly (readonly [string, string | number])[] {
  const once = entries.filter(({ level }) => entries.filter((one) => one.level === level).length === 1);
  const levels = once.length === entries.length ? once : [];
  return [
    ...levels.flatMap(({ level, state, consecutive, finding }) => [['result.state', state], ['consecutive', consecutive], ['finding', finding]].map(([name, value = '']) => [`periods.${place}.levels.${level}.${name}`, value] as const)),
    ...(settledAt === undefined ? [] : [[`periods.${place}.settledAt`, settledAt] as const]),
    ...(settlement === undefined ? [] : Object.entries({ total: settlement.total, payable: settlement.payable, waived: settlement.waived, carriedOut: settlement.carriedOut }).map(([name, amount]) => [`periods.${place}.settlement.${name}`, amount] as const)),
    ...(settlement?.credits ?? []).flatMap(({ level, rounded, afterLevelCap, afterPoolCap, afterPeriodCap, afterYearCap }) => Object.entries({ rounded, afterLevelCap, afterPoolCap, afterPeriodCap, afterYearCap }).map(([name, amount]) => [`periods.${place}.settlement.credits.${level}.${name}`, amount] as const)),
  ];
}

const valuesOf = (kept: readonly KeptPeriod[]): Values => new Map(kept.flatMap(valuesIn));

/** Every value that is told here and differs; of numbers by how much. */
export function restatedBetween(before: Books, after: Books): { readonly told: ReadonlySet<string>; readonly changes: ReadonlyMap<string, Restated> } {
  const [was, is] = [valuesOf(keepBooks(before)), valuesOf(keepBooks(after))];
  const told = new Set([...was.keys(), ...is.keys()]);
  const changes = [...told].filter((path) => was.get(path) !== is.get(path)).map((path): readonly [string, Restated] => {
    const [one, other] = [was.get(path), is.get(path)];
    return [path, { before: one, after: other, by: typeof one === 'number' && typeof other === 'number' ? other - one : undefined }];
  });
  return { told, changes: new Map(changes) };
}
