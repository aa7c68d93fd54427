import type { EntenteDocument } from '../shapes/entente-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';

export type Kind = EntenteDocument['kind'];
export const KINDS: readonly Kind[] = ['Party', 'Service', 'Source', 'Calendar', 'Metric', 'SharedMetric', 'SharedSum', 'Contract', 'Agreement'];

/** A document that was read, and where from. */
export interface Read<D = EntenteDocument> {
  readonly source: SourceDocument;
  readonly document: D;
}

/** A read document of one kind. */
export type Entry<K extends Kind> = Read<Extract<EntenteDocument, { readonly kind: K }>>;

type Names = { readonly [K in Kind]: Map<string, Entry<K>> };

/** Every document by its kind and name, and every component by the service that has it. */
export interface Book extends Readonly<{ readonly [K in Kind]: ReadonlyMap<string, Entry<K>> }> {
  readonly components: ReadonlyMap<string, Entry<'Service'>>;
  /** Whether there may be more documents of a kind than could be read, so that an unknown name may be one of theirs. */
  readonly mayHaveMore: (kind: Kind) => boolean;
}

/** The book of some documents; of two with one name the first counts, and the second is handed to `twice`. */
export function bookOf(read: readonly Read[], mayHaveMore: Book['mayHaveMore'], twice: (second: Read, path: string) => void): Book {
  const names: Names = {
    Party: new Map(), Service: new Map(), Source: new Map(), Calendar: new Map(), Metric: new Map(), SharedMetric: new Map(), SharedSum: new Map(), Contract: new Map(), Agreement: new Map(),
  };
  for (const each of read) if (!hasPlace(names, each)) twice(each, 'metadata.name');

  const components = new Map<string, Entry<'Service'>>();
  for (const entry of names.Service.values()) {
    for (const [place, { name }] of entry.document.spec.components.entries()) {
      if (!added(components, name, entry)) twice(entry, `spec.components.${place}.name`);
    }
  }
  return { ...names, components, mayHaveMore };
}

/** Enters the document; false when its name was taken. */
function hasPlace(names: Names, { source, document }: Read): boolean {
  const { name } = document.metadata;
  switch (document.kind) {
    case 'Party': return added(names.Party, name, { source, document });
    case 'Service': return added(names.Service, name, { source, document });
    case 'Source': return added(names.Source, name, { source, document });
    case 'Calendar': return added(names.Calendar, name, { source, document });
    case 'Metric': return added(names.Metric, name, { source, document });
    case 'SharedMetric': return added(names.SharedMetric, name, { source, document });
    case 'SharedSum': return added(names.SharedSum, name, { source, document });
    case 'Contract': return added(names.Contract, name, { source, document });
    case 'Agreement': return added(names.Agreement, name, { source, document });
  }
}

function added<T>(entries: Map<string, T>, name: string, entry: T): boolean {
  if (entries.has(name)) return false;
  entries.set(name, entry);
  return true;
}
