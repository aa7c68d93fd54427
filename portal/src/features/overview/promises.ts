import type { OverviewQuery, PromiseFragment } from '../../api/graphql/graphql.ts';
import { WORST_FIRST } from '../../ui/status.ts';

export type Agreement = OverviewQuery['agreements']['nodes'][number];

/** A level with the agreement it belongs to and the page that opens it. */
export interface PromiseRow {
  readonly level: PromiseFragment;
  readonly agreement: Agreement;
  readonly to: string;
}

export function promisesOf(agreements: readonly Agreement[], slug: string): readonly PromiseRow[] {
  return agreements.flatMap((agreement) => agreement.levels.nodes.map((level) => (
    { level, agreement, to: `/t/${slug}/agreements/${agreement.id}/levels/${level.id}` }
  )));
}

/** The worst state first; of equals, the smaller part of the budget first. */
export function byUrgency(rows: readonly PromiseRow[]): readonly PromiseRow[] {
  return rows.toSorted((one, other) => place(one) - place(other) || remaining(one) - remaining(other));
}

/** A fixed place for a fixed thing: by counterpart, then agreement, then the order of the agreement. */
export function byCounterpart(rows: readonly PromiseRow[], language: string): readonly PromiseRow[] {
  const { compare } = new Intl.Collator(language);
  return rows.toSorted((one, other) => compare(counterpart(one.agreement).name, counterpart(other.agreement).name) || compare(one.agreement.name, other.agreement.name));
}

/** Whom the tenant deals with: its client in an SLA, the supplier in an OLA or an underpinning contract. */
export function counterpart(agreement: Agreement) {
  return agreement.kind === 'SLA' ? agreement.customer : agreement.provider;
}

/** The name of an agreement where its party already stands beside it: "Managed hosting, Glenholm Housing" is "Managed hosting". */
export function shortName(name: string, party: { readonly name: string }): string {
  return name.endsWith(`, ${party.name}`) ? name.slice(0, -party.name.length - 2) : name;
}

/** The period that a page names once: the month if any promise has one. */
export function commonPeriod(rows: readonly PromiseRow[]) {
  const current = (row: PromiseRow | undefined) => row?.level.current?.period;
  return current(rows.find(({ level }) => level.every === 'P1M' && level.current !== null)) ?? current(rows.find(({ level }) => level.current !== null));
}

function place({ level }: PromiseRow): number {
  return level.current === null ? WORST_FIRST.length : WORST_FIRST.indexOf(level.current.state);
}

function remaining({ level }: PromiseRow): number {
  const budget = level.current?.budget;
  return budget == null || budget.allowed === '0' ? 1 : Number(budget.left) / Number(budget.allowed);
}
