import type { CalendarTerms, PeriodStep } from '@entente/worktime';
import { type Outcome, type Problem, refused } from '../../access/outcome.ts';
import type { Session } from '../../store/session/session.ts';
import type { Agreement, AgreementKind } from './agreement.entity.ts';
import { createAgreement, monthAnchor, zoneProblems } from './agreement.use-cases.ts';
import { createCalendar, createComponent, createMetric } from './parts.use-cases.ts';
import { DEFAULT_LEVEL, type StoredAvailability, type StoredMethod } from './terms-json.ts';

/** The template "availability": one component, how it is measured, when it counts, and the one level on it. */
export interface AvailabilityInput {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementKind;
  readonly providerPartyId: string;
  readonly customerPartyId: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt?: Date | null;
  readonly grace?: number;
  readonly service: string;
  readonly component: string;
  readonly expected: string;
  readonly minimum?: string | null;
  readonly every?: PeriodStep;
  readonly anchor?: string;
  readonly calendar: CalendarTerms;
  readonly measures?: 'status' | 'samples';
  readonly method?: StoredMethod;
  readonly terms?: Partial<StoredAvailability>;
}

/** Makes the agreement with everything it needs, or says every reason why not; then nothing may be kept. */
export async function createAvailabilityAgreement(session: Session, input: AvailabilityInput): Promise<Outcome<Agreement>> {
  const { key, name, kind, providerPartyId, customerPartyId, zone, startsAt, endsAt = null, grace } = input;
  const lost = zoneProblems(zone);
  if (lost.length > 0) return refused(...lost);
  const calendar = createCalendar(session, `${input.name} hours`, input.calendar);
  const component = await createComponent(session, { service: input.service, key: input.component, name: input.service, partyId: providerPartyId });
  if (calendar.value === undefined || component.value === undefined) return refused(...problemsOf(calendar), ...problemsOf(component));

  const metric = createMetric(session, {
    componentId: component.value.id, key: 'availability', name: `${input.service} is up`, measures: input.measures ?? 'status', method: { combine: 'any-bad', ...input.method },
  });
  return createAgreement(session, {
    key, name, kind, providerPartyId, customerPartyId, zone, startsAt, endsAt, ...(grace === undefined ? {} : { grace }),
    levels: [{
      key: 'availability', name: metric.name, metricId: metric.id, calendarVersionId: calendar.value.id, expected: input.expected, minimum: input.minimum ?? null,
      every: input.every ?? 'P1M', anchor: input.anchor ?? monthAnchor(zone, startsAt), terms: { ...DEFAULT_LEVEL, ...input.terms },
    }],
  });
}

const problemsOf = (outcome: Outcome<unknown>): readonly Problem[] => outcome.problems ?? [];
