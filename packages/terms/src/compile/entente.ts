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

/** An agreement, and what it says in words. */
export interface CompiledAgreement extends Described<AgreementTerms> {
  readonly wording: Wording;
}

/** Everything that some documents say, resolved and checked, in the order in which it was written. */
export interface Entente {
  readonly parties: readonly Described<PartyTerms>[];
  readonly services: readonly Described<ServiceTerms>[];
  readonly sources: readonly Described<SourceTerms>[];
  readonly calendars: readonly Described<CalendarTerms>[];
  readonly metrics: readonly Described<MethodTerms | ClockMethod>[];
  readonly sharedMetrics: readonly Described<SharedMetricTerms>[];
  readonly sharedSums: readonly Described<SharedSumTerms>[];
  readonly contracts: readonly Described<ContractTerms>[];
  readonly agreements: readonly CompiledAgreement[];
}
