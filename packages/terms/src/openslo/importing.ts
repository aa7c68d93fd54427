import type { Place } from '../problem.ts';
import type { Content, SourceDocument } from '../source/source-document.ts';
import type { OpenSloDocument } from './openslo-shapes.ts';
import type { ReadOpenSlo } from './read-openslo.ts';

/** What OpenSLO does not say and an agreement must. */
export interface ImportOptions {
  readonly provider: string;
  readonly customer: string;
  /** The zone of windows that name none (S5). */
  readonly zone: string;
  readonly starts: string;
}

/** Something that came in changed, or not at all. */
export interface Loss extends Place {
  readonly file: string;
  readonly path: string;
  readonly says: string;
}

/** Where the import says what it could not bring along, and what it needs beside the levels. */
export interface Importing {
  readonly options: ImportOptions;
  readonly read: readonly ReadOpenSlo[];
  readonly lose: (source: SourceDocument, path: string, says: string) => void;
  readonly sources: Set<string>;
  readonly metrics: Content[];
  readonly metricName: (text: string) => string;
}

/** A document's words of itself; labels of several values are joined. */
export function metadataOf(name: string, original: string, metadata: OpenSloDocument['metadata'] | undefined, description?: string): Content {
  const { displayName = original === name ? undefined : original, labels, annotations } = metadata ?? {};
  return {
    name,
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(labels === undefined ? {} : { labels: Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, typeof value === 'string' ? value : value.join(', ')])) }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
