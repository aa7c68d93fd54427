/** Parts of terms as documents say them; what is the default is left out. */
import type { ExclusionTerms, UnknownTerms } from '@entente/sla';
import type { PeriodTerms } from '@entente/worktime';
import type { KnownParts } from './known-parts.ts';

export function exclusionsContent(parts: KnownParts, { effect, effectByReason, allowedIn, ...rest }: ExclusionTerms) {
  const content = {
    ...(effect === 'remove' ? {} : { effect }),
    ...(effectByReason === undefined ? {} : { effectByReason: { ...effectByReason } }),
    ...(allowedIn === undefined ? {} : { allowedIn: parts.calendarRef(allowedIn) }),
    ...rest,
  };
  return Object.keys(content).length === 0 ? {} : { exclusions: content };
}

export function unknownContent(unknown: UnknownTerms) {
  return unknown.policy === 'ignore' && Object.keys(unknown).length === 1 ? {} : { unknown };
}

/** Only what differs from the periods that the terms around it would give. */
export function periodContent({ every, anchor, zone }: PeriodTerms, around: PeriodTerms) {
  if (every === around.every && anchor === around.anchor && zone === around.zone) return {};
  return { period: { every, ...(anchor === around.anchor ? {} : { anchor }), ...(zone === around.zone ? {} : { zone }) } };
}
