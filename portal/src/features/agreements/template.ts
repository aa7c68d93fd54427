import type { AgreementKind, CreateAgreementInput, Weekday } from '../../api/graphql/graphql.ts';
import { slugOf } from '../session/slug.ts';
import { instantOf } from '../../ui/local-time.ts';

/** What a person fills in to make an agreement from the template for availability. */
export interface Draft {
  kind: AgreementKind;
  provider: string;
  customer: string;
  name: string;
  key: string;
  service: string;
  component: string;
  expected: string;
  minimum: string;
  every: string;
  hours: 'always' | 'weekly';
  opens: string;
  closes: string;
  from: string;
  zone: string;
  cadence: string;
  coverage: string;
}

const WEEKDAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI'];

/** The draft as the server takes it: local midnight of the first day, the component by its key, as sources will name it. */
export function inputOf(draft: Draft): CreateAgreementInput {
  const { opens, closes } = draft;
  return {
    key: draft.key, name: draft.name, kind: draft.kind, provider: draft.provider, customer: draft.customer,
    timeZone: draft.zone, effectiveFrom: instantOf(`${draft.from}T00:00`, draft.zone),
    service: draft.service, component: slugOf(draft.component), every: draft.every,
    expected: decimal(draft.expected), minimum: draft.minimum.trim() === '' ? null : decimal(draft.minimum),
    calendar: draft.hours === 'always' ? { aroundTheClock: true } : { weekly: WEEKDAYS.map((day) => ({ day, opens, closes })) },
    cadenceSeconds: Number(draft.cadence), minimumCoverage: decimal(draft.coverage),
  };
}

/** A German keyboard writes 99,9. */
function decimal(text: string): string {
  return text.trim().replace(',', '.');
}
