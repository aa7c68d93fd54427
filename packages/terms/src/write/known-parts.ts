import type { ClockMethod, MethodTerms } from '@entente/sla';
import type { BusinessCalendar, CalendarException, CalendarTerms } from '@entente/worktime';
import { instantText } from '../compile/moment.ts';
import type { Described, Entente } from '../compile/entente.ts';
import type { CalendarContent, CalendarRef } from '../shapes/calendar-shape.ts';
import type { MethodContent } from '../shapes/metric-shape.ts';

/** Parts that have a document of their own, to be named instead of written out again. */
export interface KnownParts {
  /** The calendar that was named, if it still says this; else one that does, or what it says. */
  readonly calendarRef: (terms: CalendarTerms, named?: string) => CalendarRef;
  readonly measuredBy: (component: string, method: MethodTerms | ClockMethod, named?: string) => { readonly metric: string } | { readonly method: MethodContent };
}

export function knownParts({ calendars, metrics }: Pick<Entente, 'calendars' | 'metrics'>): KnownParts {
  const ofCalendars = byTerms(calendars);
  const ofMetrics = byTerms(metrics);
  return {
    calendarRef: (terms, named) => {
      const same = namesOf(ofCalendars.get(keyOf(terms)) ?? []);
      if (named !== undefined && same.includes(named)) return named;
      return terms.kind === 'always' ? 'always' : same[0] ?? calendarContent(terms);
    },
    measuredBy: (component, method, named) => {
      const same = namesOf((ofMetrics.get(keyOf(method)) ?? []).filter((metric) => metric.component === undefined || metric.component === component));
      const metric = named !== undefined && same.includes(named) ? named : same[0];
      return metric === undefined ? { method: methodContent(method) } : { metric };
    },
  };
}

export function calendarContent(terms: CalendarTerms): CalendarContent {
  switch (terms.kind) {
    case 'always': return terms;
    case 'stated': return { ...terms, open: terms.open.map(({ start, end }) => ({ start: instantText(start), end: instantText(end) })) };
    case 'business': return businessContent(terms);
  }
}

function businessContent({ weekly, exceptions, ...rest }: BusinessCalendar): CalendarContent {
  return { ...rest, weekly: weekly.map((rule) => ({ ...rule, shifts: [...rule.shifts] })), ...(exceptions === undefined ? {} : { exceptions: exceptions.map(exceptionContent) }) };
}

function exceptionContent({ shifts, ...exception }: CalendarException) {
  const opened = shifts === undefined ? {} : { shifts: [...shifts] };
  if (!('rule' in exception)) return { ...exception, ...opened };
  const { except, ...recurring } = exception;
  return { ...recurring, ...(except === undefined ? {} : { except: [...except] }), ...opened };
}

/** What is the default is left out. */
export function methodContent(method: MethodTerms | ClockMethod): MethodContent {
  const sources = [...method.sources];
  if (method.measures === 'clocks') return { ...method, sources };
  const { combine, measures, threshold, ...rest } = method;
  const combined = combine === 'any-bad' ? {} : { combine };
  return measures === 'status' ? { measures, ...rest, sources, ...combined } : { measures, ...rest, sources, ...combined, ...(threshold === undefined ? {} : { threshold }) };
}

function byTerms<P extends Described<unknown>>(parts: readonly P[]): ReadonlyMap<string, readonly P[]> {
  return Map.groupBy(parts, ({ terms }) => keyOf(terms));
}

function namesOf(parts: readonly Described<unknown>[]): readonly string[] {
  return parts.map(({ about }) => about.name);
}

/** The same for equal values, in whatever order their fields stand. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part
  ));
}
