import { checkSharedMetricTerms } from '@entente/sla';
import type { MethodTerms, SharedMetricTerms } from '@entente/sla';
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
export function compileSharedMetric(compiler: Compiler, { source, document }: Entry<'SharedMetric'>): SharedMetricTerms {
  const { metadata, spec } = document;
  const { zone, structure, expected, minimum, weights, outsideContract, collaboration } = spec;
  for (const [place, party] of (collaboration ?? []).entries()) referred(compiler, source, `spec.collaboration.${place}`, compiler.book.Party, 'Party', party);
  const origins = new Map<string, Origin>();
  const calendar = findCalendar(compiler, source, 'spec.calendar', spec.calendar);
  if (calendar.origin !== undefined) origins.set('calendar', calendar.origin);
  const start = momentOf(compiler, source, 'spec.starts', spec.starts, zone);

  const terms: SharedMetricTerms = {
    id: metadata.name,
    name: metadata.displayName ?? metadata.name,
    ...(spec.endToEnd === undefined ? {} : { endToEnd: measured(compiler, source, 'endToEnd', spec.endToEnd, origins) }),
    structure,
    components: spec.components.map((content, place) => {
      referred(compiler, source, `spec.components.${place}.party`, compiler.book.Party, 'Party', content.party);
      const { component, method } = measured(compiler, source, `components.${place}`, content, origins);
      return { component, name: content.displayName ?? component, party: content.party, method };
    }),
    rule: spec.rule ?? 'shapley',
    ...(weights === undefined ? {} : { weights }),
    ...(outsideContract === undefined ? {} : { outsideContract }),
    ...(collaboration === undefined ? {} : { collaboration }),
    expected,
    ...(minimum === undefined ? {} : { minimum }),
    calendar: calendar.terms,
    period: compilePeriod(spec.period, zone, dateAt(start, zone)),
    unknown: spec.unknown ?? { policy: 'ignore' },
    exclusions: compileExclusions(compiler, source, 'spec.exclusions', spec.exclusions, 'exclusions', origins),
    inForce: { start, ...(spec.ends === undefined ? {} : { end: momentOf(compiler, source, 'spec.ends', spec.ends, zone) }) },
  };
  if (spec.period?.zone === undefined) origins.set('period.zone', { source, path: 'spec.zone' });
  origins.set('inForce', { source, path: 'spec.ends' });
  for (const problem of checkSharedMetricTerms(terms)) reportAtOrigin(compiler, { source, path: 'spec' }, origins, problem);
  return terms;
}

/** Nothing can be measured by it; what is wrong has been told. */
const UNMEASURED: MethodTerms = { measures: 'status', sources: ['nobody'], combine: 'any-bad' };

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
