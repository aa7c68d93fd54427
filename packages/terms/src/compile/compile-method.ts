import type { ClockMethod, MethodTerms } from '@entente/sla';
import type { MethodContent, MetricContent } from '../shapes/metric-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { referred } from './compiler.ts';
import type { Compiler, Origin } from './compiler.ts';

/** How something is measured, and the place at which that was written. */
export interface FoundMethod {
  readonly terms: MethodTerms | ClockMethod;
  readonly origin: Origin;
}

/** What says how something is measured: a Metric's name, or a method on the spot. */
export interface MeasuredBy {
  readonly metric?: string;
  readonly method?: MethodContent;
}

/** The method that is named or described, with sources that exist and may speak for the component (S1a). */
export function findMethod(compiler: Compiler, source: SourceDocument, path: string, component: string, { metric, method }: MeasuredBy): FoundMethod | undefined {
  if ((metric === undefined) === (method === undefined)) {
    compiler.report(source, { code: 'METRIC_MISSING', path, message: metric === undefined ? 'Nothing says how it is measured.' : 'It names a metric and describes a method too.', fix: 'Name a metric, or describe a method.' });
    return undefined;
  }
  const found = method === undefined ? named(compiler, source, `${path}.metric`, component, metric ?? '') : { terms: methodTerms(method), origin: { source, path: `${path}.method` } };
  if (found !== undefined) checkMaySpeak(compiler, found, component);
  return found;
}

function named(compiler: Compiler, source: SourceDocument, path: string, component: string, metric: string): FoundMethod | undefined {
  const entry = referred(compiler, source, path, compiler.book.Metric, 'Metric', metric);
  if (entry === undefined) return undefined;
  const { spec } = entry.document;
  if (spec.component !== undefined && spec.component !== component) {
    compiler.report(source, { code: 'METRIC_OF_ANOTHER', path, message: `The metric "${metric}" is that of "${spec.component}".`, fix: `Name a metric of "${component}".` });
  }
  return { terms: metricTerms(metric, spec), origin: { source: entry.source, path: 'spec' } };
}

/** The terms of a Metric; facts that name a metric count only for the one of that key. */
export function metricTerms(metric: string, content: MetricContent): MethodTerms | ClockMethod {
  const { component: _component, key = metric, unit: _unit, ...method } = content;
  return methodTerms({ ...method, metric: key });
}

function methodTerms(content: MethodContent): MethodTerms | ClockMethod {
  return content.measures === 'clocks' ? content : { combine: 'any-bad', ...content };
}

function checkMaySpeak(compiler: Compiler, { terms, origin }: FoundMethod, component: string): void {
  for (const [place, name] of terms.sources.entries()) {
    const at = `${origin.path}.sources.${place}`;
    const speaksFor = referred(compiler, origin.source, at, compiler.book.Source, 'Source', name)?.document.spec.speaksFor;
    if (speaksFor === undefined || speaksFor.includes(component)) continue;
    compiler.report(origin.source, { code: 'SOURCE_MAY_NOT_SPEAK', path: at, message: `The source "${name}" may not speak for "${component}".`, fix: `Name another source, or let "${name}" speak for it.` });
  }
}
