import type { AgreementTerms, ClockMethod, MethodTerms, SharedMetricTerms, SharedSumTerms } from '@entente/sla';
import type { CalendarTerms } from '@entente/worktime';
import type { Wording } from '../shapes/agreement-shape.ts';
import type { ContractTerms } from '../shapes/contract-shape.ts';
import type { Metadata } from '../shapes/metadata-shape.ts';
import type { PartyTerms } from '../shapes/party-shape.ts';
import type { ServiceTerms } from '../shapes/service-shape.ts';
import type { SourceTerms } from '../shapes/source-shape.ts';

/** Terms as the engine takes them, with what their document says of itself. */
export interface Described<T> {
  readonly about: Metadata;
  readonly terms: T;
}

/** A calendar; a later version of one is a calendar too. */
export interface CompiledCalendar extends Described<CalendarTerms> {
  readonly laterThan?: { readonly calendar: string; readonly version: number };
}

/** A metric, whose component it is, and what its values are in. */
export interface CompiledMetric extends Described<MethodTerms | ClockMethod> {
  readonly component?: string;
  readonly unit?: string;
}

/** The documents by which something is measured, where it names any; terms have taken in what stands there. */
export interface Named {
  readonly calendar?: string;
  readonly metric?: string;
}

/** What a shared metric or sum and its components name. */
export interface SharedNames extends Named {
  readonly components: readonly Named[];
}

export interface CompiledSharedMetric extends Described<SharedMetricTerms> {
  readonly named?: SharedNames;
}

export interface CompiledSharedSum extends Described<SharedSumTerms> {
  readonly named?: SharedNames;
}

/** An agreement, what it says in words, and what its levels name, by version and level. */
export interface CompiledAgreement extends Described<AgreementTerms> {
  readonly wording: Wording;
  readonly named?: readonly (readonly Named[])[];
}

/** Everything that some documents say, resolved and checked, in the order in which it was written. */
export interface Entente {
  readonly parties: readonly Described<PartyTerms>[];
  readonly services: readonly Described<ServiceTerms>[];
  readonly sources: readonly Described<SourceTerms>[];
  readonly calendars: readonly CompiledCalendar[];
  readonly metrics: readonly CompiledMetric[];
  readonly sharedMetrics: readonly CompiledSharedMetric[];
  readonly sharedSums: readonly CompiledSharedSum[];
  readonly contracts: readonly Described<ContractTerms>[];
  readonly agreements: readonly CompiledAgreement[];
}
