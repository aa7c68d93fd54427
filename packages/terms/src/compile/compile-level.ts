import type { AgreedLevel, ClockLevelTerms, ClockMethod, MethodTerms } from '@entente/sla';
import type { CalendarTerms, LocalDate, ZoneName } from '@entente/worktime';
import type { CalendarRef } from '../shapes/calendar-shape.ts';
import type { LevelContent } from '../shapes/level-shape.ts';
import { minorDigits } from '../scalars/currency.ts';
import { shiftPoint } from '../scalars/decimal-text.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { ALWAYS, findCalendar } from './compile-calendar.ts';
import { findMethod } from './compile-method.ts';
import type { FoundMethod } from './compile-method.ts';
import { compileExclusions, compilePeriod } from './compile-parts.ts';
import { checkComponent, referred } from './compiler.ts';
import type { Compiler, Origin } from './compiler.ts';

/** What a level takes from the agreement around it. */
export interface Surroundings {
  readonly provider: string;
  readonly zone: ZoneName;
  readonly starts: LocalDate;
  readonly calendar?: CalendarRef;
  /** The clock level of a name, or of `agreement/level`. */
  readonly parentOf: (name: string, path: string) => ClockLevelTerms | undefined;
}

/** A level that is being compiled: where it stands in the document and in the agreement's terms. */
export interface LevelSite {
  readonly compiler: Compiler;
  readonly source: SourceDocument;
  readonly path: string;
  readonly prefix: string;
  readonly origins: Map<string, Origin>;
  readonly around: Surroundings;
}

/** A level as the engine takes it. Where nothing measures it that has been told, and the rest can still be checked. */
export function compileLevel(site: LevelSite, content: LevelContent): AgreedLevel {
  const { compiler, source, path, prefix, origins } = site;
  checkComponent(compiler, source, `${path}.component`, content.component);
  const found = findMethod(compiler, source, path, content.component, content);
  if (found !== undefined) origins.set(`${prefix}.method`, found.origin);
  const common = commonOf(site, content);
  if (content.kind === 'clock') return clockLevel(site, content, common, clocksOf(site, found));
  return valueLevel(content, common, statusOrSamplesOf(site, found));
}

function clocksOf(site: LevelSite, found: FoundMethod | undefined): ClockMethod {
  if (found?.terms.measures === 'clocks') return found.terms;
  if (found !== undefined) misfit(site, found, 'A clock level is measured by clocks.', 'Measure clocks, or make it a level of another kind.');
  return { measures: 'clocks', sources: ['nobody'] };
}

function statusOrSamplesOf(site: LevelSite, found: FoundMethod | undefined): MethodTerms {
  if (found !== undefined && found.terms.measures !== 'clocks') return found.terms;
  if (found !== undefined) misfit(site, found, 'Clocks are for levels of the kind clock.', 'Measure status or samples, or make it a clock.');
  return { measures: 'samples', sources: ['nobody'], combine: 'any-bad' };
}

function misfit({ compiler }: LevelSite, { origin }: FoundMethod, message: string, fix: string): void {
  compiler.report(origin.source, { code: 'METHOD_MISFIT', path: `${origin.path}.measures`, message, fix });
}

type Common = ReturnType<typeof commonOf>;

function commonOf(site: LevelSite, { name, displayName, component, obligor, period, exclusions, partialPeriod, calendar }: LevelContent) {
  const { compiler, source, path, prefix, origins, around } = site;
  if (obligor !== undefined) referred(compiler, source, `${path}.obligor`, compiler.book.Party, 'Party', obligor);
  if (period?.zone === undefined) origins.set(`${prefix}.period.zone`, { source, path: 'spec.zone' });
  return {
    id: name,
    name: displayName ?? name,
    component,
    obligor: obligor ?? around.provider,
    calendar: calendarOf(site, calendar),
    period: compilePeriod(period, around.zone, around.starts),
    exclusions: compileExclusions(compiler, source, `${path}.exclusions`, exclusions, `${prefix}.exclusions`, origins),
    partialPeriod: partialPeriod ?? 'prorate',
  };
}

/** A level's own calendar, else the agreement's; no hours at all are never taken for around the clock (S4). */
function calendarOf({ compiler, source, path, prefix, origins, around }: LevelSite, own: CalendarRef | undefined): CalendarTerms {
  const ref = own ?? around.calendar;
  if (ref === undefined) {
    compiler.report(source, { code: 'CALENDAR_MISSING', path: `${path}.calendar`, message: 'Nothing says which hours count.', fix: 'Name a calendar here or for the whole agreement, or write always.' });
    return ALWAYS;
  }
  const { terms, origin } = findCalendar(compiler, source, own === undefined ? 'spec.calendar' : `${path}.calendar`, ref);
  if (origin !== undefined) origins.set(`${prefix}.calendar`, origin);
  return terms;
}

type Clock = Extract<LevelContent, { readonly kind: 'clock' }>;

function clockLevel(site: LevelSite, content: Clock, common: Common, method: ClockMethod): AgreedLevel {
  const { path, prefix, around, compiler, source, origins } = site;
  const { repeats, countsBy, expected, minimum, allowance, chain, rounding, amended, reaches } = content;
  const parent = chain === undefined ? undefined : around.parentOf(chain.parent, `${path}.chain.parent`);
  return {
    ...common,
    kind: 'clock',
    method,
    targets: content.targets.map(({ calendar, ...target }, place) => {
      if (calendar === undefined) return target;
      const found = findCalendar(compiler, source, `${path}.targets.${place}.calendar`, calendar);
      if (found.origin !== undefined) origins.set(`${prefix}.targets.${place}.calendar`, found.origin);
      return { ...target, calendar: found.terms };
    }),
    reopening: content.reopening ?? 'continue',
    priorityChange: content.priorityChange ?? 'retroactive',
    ...(reaches === undefined ? {} : { reaches }),
    ...(repeats === undefined ? {} : { repeats }),
    ...(countsBy === undefined ? {} : { countsBy }),
    ...(chain === undefined || parent === undefined ? {} : { chain: { parent, reserve: chain.reserve } }),
    expected,
    ...(minimum === undefined ? {} : { minimum }),
    ...(allowance === undefined ? {} : { allowance }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(amended === undefined ? {} : { amended }),
  };
}

function valueLevel(content: Exclude<LevelContent, Clock>, common: Common, method: MethodTerms): AgreedLevel {
  switch (content.kind) {
    case 'availability': return { unknown: { policy: 'ignore' }, outages: {}, basis: 'time', ...ownOf(content), ...common, method };
    case 'percentile': return { unknown: { policy: 'ignore' }, ...ownOf(content), ...common, method };
    case 'goal': return { better: 'higher', ...ownOf(content), ...common, method };
    case 'money': return { ...ownOf(content), ...common, method, ...inMinorUnits(content) };
    case 'ratio': return { ...ownOf(content), ...common, method };
    case 'threshold': return { ...ownOf(content), ...common, method };
    case 'score': return { ...ownOf(content), ...common, method };
  }
}

/** What a level says beyond what every level says. */
function ownOf<C extends LevelContent>({ name: _name, displayName: _displayName, component: _component, obligor: _obligor, metric: _metric, method: _method, calendar: _calendar, period: _period, exclusions: _exclusions, partialPeriod: _partialPeriod, ...own }: C) {
  return own;
}

/** Sums are written in major units and judged in minor ones, to the last digit. */
function inMinorUnits({ currency, expected, minimum, rounding }: Extract<LevelContent, { readonly kind: 'money' }>) {
  const places = minorDigits(currency);
  const minor = (sum: string) => shiftPoint(sum, places);
  return { expected: minor(expected), ...(minimum === undefined ? {} : { minimum: minor(minimum) }), ...(rounding === undefined ? {} : { rounding: { ...rounding, digits: rounding.digits - places } }) };
}
