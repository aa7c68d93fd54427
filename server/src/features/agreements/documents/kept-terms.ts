import type { AttributionRule, ClockMethod, ExclusionTerms, MethodTerms, MoneyTerms, Structure, UnknownTerms } from '@entente/sla';
import type { Entente } from '@entente/terms';
import type { CalendarTerms, PeriodStep } from '@entente/worktime';
import type { PartyKind } from '../../people/index.ts';
import type { AgreementKind } from '../agreement.entity.ts';
import type { StoredAgreement, StoredLevel, StoredMethod, StoredSharedMetric, StoredVersion } from '../terms-json.ts';

/**
 * All terms of a tenant as they are kept, without ids: things name each other as people and facts do. What was
 * written in documents takes the same form, so that the two can be compared.
 */
export interface KeptTerms {
  readonly parties: readonly KeptParty[];
  readonly providers: readonly KeptProvider[];
  readonly components: readonly KeptComponent[];
  readonly sources: readonly KeptSource[];
  readonly spokenFor: readonly KeptSpokenFor[];
  readonly calendars: readonly KeptCalendar[];
  readonly metrics: readonly KeptMetric[];
  readonly looseMetrics: readonly KeptLooseMetric[];
  readonly sharedMetrics: readonly KeptSharedMetric[];
  readonly sharedSums: readonly KeptSharedSum[];
  readonly contracts: readonly KeptContract[];
  readonly agreements: readonly KeptAgreement[];
  readonly about: readonly KeptAbout[];
}

/** What a document says of itself beside its names, under the name by which the thing is kept. */
export interface KeptAbout {
  readonly kind: AboutKind;
  readonly name: string;
  readonly words: Omit<Entente['parties'][number]['about'], 'name' | 'displayName'>;
}

export const ABOUT_KINDS = ['Party', 'Service', 'Source', 'Calendar', 'Metric', 'SharedMetric', 'SharedSum', 'Contract', 'Agreement'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

export interface KeptParty {
  readonly name: string;
  readonly role: PartyKind;
  /** Null: those that its name gives. */
  readonly letters: string | null;
}

/** Who provides a service, where that is said. */
export interface KeptProvider {
  readonly service: string;
  readonly provider: string;
}

export interface KeptComponent {
  readonly key: string;
  readonly name: string;
  readonly service: string;
  readonly party: string | null;
}

export interface KeptSource {
  readonly name: string;
  readonly party: string | null;
  readonly cadence: number | null;
}

/** A component that a source may speak for, whether or not a metric of it names the source. */
export interface KeptSpokenFor {
  readonly source: string;
  /** Null: all of them. */
  readonly component: string | null;
}

/** One version of a calendar. */
export interface KeptCalendar extends CalendarName {
  /** What people call a later version; null: nothing else than the calendar. */
  readonly name: string | null;
  readonly terms: CalendarTerms;
}

export interface KeptMetric extends MetricName, KeptLooseMetric {}

/** A metric of no component: nothing is measured by it yet. */
export interface KeptLooseMetric {
  readonly key: string;
  readonly name: string;
  readonly measures: MethodTerms['measures'] | ClockMethod['measures'];
  readonly unit: string;
  /** Of clocks there is nothing to say. */
  readonly method: StoredMethod | Readonly<Record<string, never>>;
  /** In the order of their names. */
  readonly sources: readonly string[];
}

export interface KeptSharedMetric extends Promised {
  readonly key: string;
  readonly name: string;
  readonly endToEnd: MetricName | null;
  readonly structure: Structure;
  readonly zone: string;
  readonly rule: AttributionRule;
  /** Parties by their names. */
  readonly terms: StoredSharedMetric;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly components: readonly { readonly metric: MetricName; readonly party: string; readonly name: string }[];
}

/** A sum of what several suppliers take (S31). */
export interface KeptSharedSum extends Promised {
  readonly key: string;
  readonly name: string;
  readonly terms: SumTerms;
  readonly endToEnd: MetricName | null;
  readonly components: readonly { readonly metric: MetricName; readonly party: string; readonly name: string; readonly ownLimit: string }[];
}

/** What a sum says by itself; parties by their names. */
export interface SumTerms extends Omit<StoredSharedMetric, 'unknown' | 'exclusions'> {
  readonly zone: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly limit: string;
  readonly unit: string;
  readonly rule: AttributionRule;
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
}

export interface KeptContract {
  readonly key: string;
  readonly name: string;
  readonly provider: string;
  readonly customer: string;
  readonly signed: string | null;
  readonly serviceLines: Entente['contracts'][number]['terms']['serviceLines'];
}

/** What stays the same through all versions of an agreement. */
export interface KeptHead {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementKind;
  readonly provider: string;
  readonly customer: string;
  readonly zone: string;
  readonly grace: number;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly terms: StoredAgreement;
}

export interface KeptAgreement extends KeptHead {
  readonly versions: readonly KeptVersion[];
}

export interface KeptVersion {
  readonly number: number;
  readonly effectiveFrom: number;
  readonly terms: StoredVersion;
  readonly money: MoneyTerms | null;
  readonly levels: readonly KeptLevel[];
}

export interface KeptLevel extends Promised {
  readonly key: string;
  readonly name: string;
  readonly metric: MetricName;
  readonly obligor: string;
  readonly terms: StoredLevel;
}

/** What is promised, in which hours and periods. */
export interface Promised {
  readonly expected: string;
  readonly minimum: string | null;
  readonly calendar: CalendarName;
  readonly every: PeriodStep;
  readonly anchor: string;
}

export interface CalendarName {
  readonly calendar: string;
  readonly version: number;
}

export interface MetricName {
  readonly component: string;
  readonly key: string;
}

export const calendarKey = ({ calendar, version }: CalendarName): string => `${calendar}, version ${version}`;
export const aboutKey = ({ kind, name }: Pick<KeptAbout, 'kind' | 'name'>): string => `${kind} ${name}`;
export const spokenKey = ({ source, component }: KeptSpokenFor): string => `${component ?? ''}/${source}`;
export const metricKey = ({ component, key }: MetricName): string => `${component}/${key}`;

/** In the order of their names, whatever language the database sorts by. */
export function byName<T>(all: Iterable<T>, nameOf: (one: T) => string): readonly T[] {
  return [...all].toSorted((one, other) => {
    const [a, b] = [nameOf(one), nameOf(other)];
    return a < b ? -1 : Number(a > b);
  });
}
