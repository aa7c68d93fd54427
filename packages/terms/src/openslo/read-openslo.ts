import type { DocumentProblem } from '../problem.ts';
import { checkShape } from '../source/check-shape.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceFile } from '../source/read-source.ts';
import { placed } from '../source/source-document.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { openSloShape } from './openslo-shapes.ts';
import type { OpenSloDocument, SliSpec, Slo } from './openslo-shapes.ts';

export interface ReadOpenSlo {
  readonly source: SourceDocument;
  readonly document: OpenSloDocument;
}

/** How something is measured, and what it is called. */
export interface Indicator {
  readonly name: string;
  readonly displayName?: string;
  readonly spec: SliSpec;
}

/** The documents of OpenSLO v1 in some files, and everything that is wrong with them. */
export function readOpenSlo(files: readonly SourceFile[]): { readonly read: readonly ReadOpenSlo[]; readonly problems: readonly DocumentProblem[] } {
  const sources = files.map(readSource);
  const problems = sources.flatMap((one) => one.problems);
  const read = sources.flatMap(({ documents }) => documents).flatMap((source): readonly ReadOpenSlo[] => {
    const shaped = checkShape(openSloShape, source.content);
    if (shaped.problems === undefined) return [{ source, document: shaped.value }];
    problems.push(...shaped.problems.map((problem) => placed(source, problem)));
    return [];
  });
  return { read, problems: [...problems, ...twiceNamed(read), ...unknownIndicators(read), ...withoutValue(read)] };
}

function twiceNamed(read: readonly ReadOpenSlo[]): readonly DocumentProblem[] {
  const keyOf = ({ document }: ReadOpenSlo) => `${document.kind} ${document.metadata.name}`;
  return read.filter((one, place) => read.findIndex((other) => keyOf(other) === keyOf(one)) !== place)
    .map(({ source, document }) => placed(source, { code: 'NAME_TWICE', path: 'metadata.name', message: `There is a ${document.kind} "${document.metadata.name}" already.`, fix: 'Give each its own name.' }));
}

function unknownIndicators(read: readonly ReadOpenSlo[]): readonly DocumentProblem[] {
  return read.flatMap(({ source, document }) => {
    if (document.kind !== 'SLO' || indicatorOf(read, document) !== undefined) return [];
    return [placed(source, { code: 'REFERENCE_UNKNOWN', path: 'spec.indicatorRef', message: `There is no SLI "${document.spec.indicatorRef}".`, fix: 'Add it, or describe the indicator here.' })];
  });
}

/** A threshold is compared with a value. */
function withoutValue(read: readonly ReadOpenSlo[]): readonly DocumentProblem[] {
  return read.flatMap(({ source, document }) => {
    if (document.kind !== 'SLO' || indicatorOf(read, document)?.spec.thresholdMetric === undefined) return [];
    return document.spec.objectives.flatMap((objective, place) => (['op', 'value'] as const).filter((field) => objective[field] === undefined).map((field) =>
      placed(source, { code: 'FIELD_MISSING', path: `spec.objectives.${place}.${field}`, message: `"${field}" is missing.`, fix: 'An indicator with a thresholdMetric needs it in every objective.' })));
  });
}

/** What an SLO is measured by: described in it, or by the SLI that it names. */
export function indicatorOf(read: readonly ReadOpenSlo[], { metadata, spec }: Slo): Indicator | undefined {
  const { indicator, indicatorRef } = spec;
  if (indicator !== undefined) return { ...metadata, ...indicator.metadata, spec: indicator.spec };
  return read.flatMap(({ document }) => (document.kind === 'SLI' && document.metadata.name === indicatorRef ? [{ ...document.metadata, spec: document.spec }] : []))[0];
}
