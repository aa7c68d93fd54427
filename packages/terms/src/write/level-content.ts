import type { AgreedLevel, ClockLevelTerms } from '@entente/sla';
import type { PeriodTerms } from '@entente/worktime';
import { minorDigits } from '../scalars/currency.ts';
import { shiftPoint } from '../scalars/decimal-text.ts';
import type { Named } from '../compile/entente.ts';
import type { CalendarRef } from '../shapes/calendar-shape.ts';
import type { LevelContent } from '../shapes/level-shape.ts';
import type { KnownParts } from './known-parts.ts';
import { keyOf } from './known-parts.ts';
import { exclusionsContent, periodContent, unknownContent } from './part-contents.ts';

/** What a level need not say, because its agreement does. */
export interface LevelDefaults {
  readonly parts: KnownParts;
  readonly provider: string;
  readonly period: PeriodTerms;
  readonly calendar?: CalendarRef;
  /** The name of the level above a chained one. */
  readonly parentName: (parent: ClockLevelTerms) => string;
}

/** A level as a document says it. */
export function levelContent(defaults: LevelDefaults, level: AgreedLevel, named: Named = {}): LevelContent {
  const common = commonContent(defaults, level, named);
  switch (level.kind) {
    case 'clock': {
      const { targets: _targets, chain: _chain, reopening: _reopening, priorityChange: _priorityChange, ...own } = ownOf(level);
      return { ...common, ...own, ...clockContent(defaults, level) };
    }
    case 'availability': {
      const { basis, unknown, outages, ...own } = ownOf(level);
      return { ...common, ...own, ...(basis === 'time' ? {} : { basis }), ...unknownContent(unknown), ...(Object.keys(outages).length === 0 ? {} : { outages }) };
    }
    case 'percentile': {
      const { unknown, ...own } = ownOf(level);
      return { ...common, ...own, ...unknownContent(unknown) };
    }
    case 'goal': {
      const { better, ...own } = ownOf(level);
      return { ...common, ...own, ...(better === 'higher' ? {} : { better }) };
    }
    case 'money': {
      const { expected, minimum, rounding, ...own } = ownOf(level);
      const places = minorDigits(own.currency);
      const major = (sum: string) => shiftPoint(sum, -places);
      return { ...common, ...own, expected: major(expected), ...(minimum === undefined ? {} : { minimum: major(minimum) }), ...(rounding === undefined ? {} : { rounding: { ...rounding, digits: rounding.digits + places } }) };
    }
    case 'ratio': return { ...common, ...ownOf(level) };
    case 'threshold': return { ...common, ...ownOf(level) };
    case 'score': return { ...common, ...ownOf(level) };
  }
}

function commonContent({ parts, provider, period, calendar }: LevelDefaults, level: AgreedLevel, named: Named) {
  const ownCalendar = parts.calendarRef(level.calendar, named.calendar);
  return {
    name: level.id,
    ...(level.name === level.id ? {} : { displayName: level.name }),
    kind: level.kind,
    component: level.component,
    ...(level.obligor === provider ? {} : { obligor: level.obligor }),
    ...parts.measuredBy(level.component, level.method, named.metric),
    ...(calendar !== undefined && keyOf(calendar) === keyOf(ownCalendar) ? {} : { calendar: ownCalendar }),
    ...periodContent(level.period, period),
    ...exclusionsContent(parts, level.exclusions),
    ...(level.partialPeriod === 'prorate' ? {} : { partialPeriod: level.partialPeriod }),
  };
}

/** What a level says beyond what every level says. */
function ownOf<L extends AgreedLevel>({ id: _id, name: _name, component: _component, obligor: _obligor, method: _method, calendar: _calendar, period: _period, exclusions: _exclusions, partialPeriod: _partialPeriod, ...own }: L) {
  return own;
}

type Clock = Extract<AgreedLevel, { readonly kind: 'clock' }>;

function clockContent({ parts, parentName }: LevelDefaults, { targets, chain, reopening, priorityChange }: Clock) {
  return {
    targets: targets.map(({ calendar, ...target }) => ({ ...target, ...(calendar === undefined ? {} : { calendar: parts.calendarRef(calendar) }) })),
    ...(reopening === 'continue' ? {} : { reopening }),
    ...(priorityChange === 'retroactive' ? {} : { priorityChange }),
    ...(chain === undefined ? {} : { chain: { parent: parentName(chain.parent), reserve: chain.reserve } }),
  };
}
