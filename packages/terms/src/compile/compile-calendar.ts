import { checkCalendarTerms } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import type { CalendarContent, CalendarRef, CalendarSpec } from '../shapes/calendar-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Entry } from './book.ts';
import { referred } from './compiler.ts';
import type { CompiledCalendar } from './entente.ts';
import type { Compiler, Origin } from './compiler.ts';
import { momentOf } from './moment.ts';

export const ALWAYS: CalendarTerms = { kind: 'always' };

/** A calendar and, where it has one, the place at which it was written. */
export interface FoundCalendar {
  readonly terms: CalendarTerms;
  readonly origin?: Origin;
}

/** The terms of a Calendar, checked (S3, S5). */
export function compileCalendar(compiler: Compiler, { source, document }: Entry<'Calendar'>): CalendarTerms {
  const terms = calendarTerms(compiler, source, 'spec', contentOf(document.spec));
  for (const problem of checkCalendarTerms(terms, 'spec')) compiler.report(source, problem);
  return terms;
}

/** The calendar that is named or described; around the clock where the name is unknown, so that the rest can still be checked. */
export function findCalendar(compiler: Compiler, source: SourceDocument, path: string, ref: CalendarRef): FoundCalendar {
  if (ref === 'always') return { terms: ALWAYS };
  if (typeof ref !== 'string') return { terms: calendarTerms(compiler, source, path, ref), origin: { source, path } };
  const named = referred(compiler, source, path, compiler.book.Calendar, 'Calendar', ref);
  if (named === undefined) return { terms: ALWAYS };
  // Its moments are told as problems where the calendar itself is compiled.
  const quiet: Compiler = { ...compiler, report: () => undefined };
  return { terms: calendarTerms(quiet, named.source, 'spec', contentOf(named.document.spec)), origin: { source: named.source, path: 'spec' } };
}

/** Which calendar it is a later version of, if it is one; each version follows the one before it. */
export function laterThan(compiler: Compiler, { source, document }: Entry<'Calendar'>): CompiledCalendar['laterThan'] {
  const { versionOf: calendar, version } = document.spec;
  if (calendar === undefined && version === undefined) return undefined;
  if (calendar === undefined || version === undefined) {
    compiler.report(source, { code: 'CALENDAR_VERSION', path: 'spec', message: 'A later version of a calendar says of which, and which one it is.', fix: 'Write versionOf and version, or neither.' });
    return undefined;
  }
  const first = referred(compiler, source, 'spec.versionOf', compiler.book.Calendar, 'Calendar', calendar);
  const its = [...compiler.book.Calendar.values()].filter((one) => one.document.spec.versionOf === calendar).map((one) => one.document.spec.version);
  const follows = first?.document.spec.versionOf === undefined && (version === 2 || (version > 2 && its.includes(version - 1)));
  if (first !== undefined && (!follows || its.indexOf(version) !== its.lastIndexOf(version))) {
    compiler.report(source, { code: 'CALENDAR_VERSION', path: 'spec.version', message: `Version ${version} does not follow another version of "${calendar}".`, fix: 'Count from the first one, which has no versionOf: 2, 3, and so on, each once.' });
  }
  return { calendar, version };
}

function contentOf({ versionOf: _versionOf, version: _version, ...content }: CalendarSpec): CalendarContent {
  return content;
}

function calendarTerms(compiler: Compiler, source: SourceDocument, path: string, content: CalendarContent): CalendarTerms {
  if (content.kind !== 'stated') return content;
  const at = (text: string, below: string) => momentOf(compiler, source, `${path}.open.${below}`, text, content.zone);
  return { ...content, open: content.open.map(({ start, end }, place) => ({ start: at(start, `${place}.start`), end: at(end, `${place}.end`) })) };
}
