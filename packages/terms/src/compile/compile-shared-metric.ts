import { checkSharedMetricTerms, checkSharedSumTerms } from '@entente/sla';
import type { MethodTerms, SharedComponentTerms, SharedMetricTerms, SharedSumTerms } from '@entente/sla';
import type { SharedMetricSpec } from '../shapes/shared-metric-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Entry } from './book.ts';
import { findCalendar } from './compile-calendar.ts';
import { findMethod } from './compile-method.ts';
import type { MeasuredBy } from './compile-method.ts';
import { compileExclusions, compilePeriod } from './compile-parts.ts';
import { checkComponent, referred, reportAtOrigin } from './compiler.ts';
import type { Compiler, Origin } from './compiler.ts';
import { dateAt, momentOf } from './moment.ts';

/** The terms of a metric that several suppliers share, checked (S31 to S33). */
export function compileSharedMetric(compiler: Compiler, entry: Entry<'SharedMetric'>): SharedMetricTerms {
  const { spec } = entry.document;
  const origins = originsOf(entry);
  const components = spec.components.map((content, place) => componentTerms(compiler, entry.source, content, place, origins));
  const terms = { ...commonTerms(compiler, entry, origins), structure: spec.structure, components };
  for (const problem of checkSharedMetricTerms(terms)) reportAtOrigin(compiler, { source: entry.source, path: 'spec' }, origins, problem);
  return terms;
}

/** The terms of a sum of what several suppliers take, checked (S31). */
export function compileSharedSum(compiler: Compiler, entry: Entry<'SharedSum'>): SharedSumTerms {
  const { limit, unit, components } = entry.document.spec;
  const origins = originsOf(entry);
  const own = components.map(({ ownLimit, ...content }, place) => ({ ...componentTerms(compiler, entry.source, content, place, origins), ownLimit }));
  const terms = { ...commonTerms(compiler, entry, origins), limit, unit, components: own };
  for (const problem of checkSharedSumTerms(terms)) reportAtOrigin(compiler, { source: entry.source, path: 'spec' }, origins, problem);
  return terms;
}

type Shared = Entry<'SharedMetric'> | Entry<'SharedSum'>;

function originsOf({ source, document }: Shared): Map<string, Origin> {
  const zone: readonly (readonly [string, Origin])[] = document.spec.period?.zone === undefined ? [['period.zone', { source, path: 'spec.zone' }]] : [];
  return new Map([...zone, ['inForce', { source, path: 'spec.ends' }]]);
}

/** What is said of a metric and of a sum alike. */
function commonTerms(compiler: Compiler, { source, document: { metadata, spec } }: Shared, origins: Map<string, Origin>) {
  const { zone, expected, minimum, weights, outsideContract, collaboration } = spec;
  for (const [place, party] of (collaboration ?? []).entries()) referred(compiler, source, `spec.collaboration.${place}`, compiler.book.Party, 'Party', party);
  const calendar = findCalendar(compiler, source, 'spec.calendar', spec.calendar);
  if (calendar.origin !== undefined) origins.set('calendar', calendar.origin);
  const start = momentOf(compiler, source, 'spec.starts', spec.starts, zone);
  return {
    id: metadata.name,
    name: metadata.displayName ?? metadata.name,
    ...(spec.endToEnd === undefined ? {} : { endToEnd: measured(compiler, source, 'endToEnd', spec.endToEnd, origins) }),
    rule: spec.rule ?? 'shapley',
    ...(weights === undefined ? {} : { weights }),
    ...(outsideContract === undefined ? {} : { outsideContract }),
    ...(collaboration === undefined ? {} : { collaboration }),
    expected,
    ...(minimum === undefined ? {} : { minimum }),
    calendar: calendar.terms,
    period: compilePeriod(spec.period, zone, dateAt(start, zone)),
    unknown: spec.unknown ?? { policy: 'ignore' as const },
    exclusions: compileExclusions(compiler, source, 'spec.exclusions', spec.exclusions, 'exclusions', origins),
    inForce: { start, ...(spec.ends === undefined ? {} : { end: momentOf(compiler, source, 'spec.ends', spec.ends, zone) }) },
  };
}

function componentTerms(compiler: Compiler, source: SourceDocument, content: SharedMetricSpec['components'][number], place: number, origins: Map<string, Origin>): SharedComponentTerms {
  referred(compiler, source, `spec.components.${place}.party`, compiler.book.Party, 'Party', content.party);
  const { component, method } = measured(compiler, source, `components.${place}`, content, origins);
  return { component, name: content.displayName ?? component, party: content.party, method };
}

/** Nothing can be measured by it; what is wrong has been told. */
const UNMEASURED: MethodTerms = { measures: 'samples', sources: ['nobody'], combine: 'any-bad' };

function measured(compiler: Compiler, source: SourceDocument, path: string, content: MeasuredBy & { readonly component: string }, origins: Map<string, Origin>): { readonly component: string; readonly method: MethodTerms } {
  const { component } = content;
  checkComponent(compiler, source, `spec.${path}.component`, component);
  const found = findMethod(compiler, source, `spec.${path}`, component, content);
  if (found === undefined) return { component, method: UNMEASURED };
  origins.set(`${path}.method`, found.origin);
  if (found.terms.measures !== 'clocks') return { component, method: found.terms };
  compiler.report(found.origin.source, { code: 'METHOD_MISFIT', path: `${found.origin.path}.measures`, message: 'Clocks do not say whether a component is up.', fix: 'Measure status or samples.' });
  return { component, method: UNMEASURED };
}
