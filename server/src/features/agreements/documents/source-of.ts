import type { Content, SourceDocument } from '@entente/terms';

/** The document of a kind and name; a compiled thing was written in one. */
export function sourceOf(documents: readonly SourceDocument[]): (kind: string, name: string) => SourceDocument {
  const by = new Map(documents.map((document) => [addressOf(document.content), document]));
  return (kind, name) => {
    const document = by.get(address(kind, name));
    if (document === undefined) throw new Error(`no document says the ${kind} ${name}`);
    return document;
  };
}

function addressOf(content: Content): string {
  return address(textOf(fieldOf(content, 'kind')), textOf(fieldOf(fieldOf(content, 'metadata'), 'name')));
}

const address = (kind: string, name: string): string => `${kind} ${name}`;
const textOf = (content: Content): string => (typeof content === 'string' ? content : '');

/** A field of what was written; null where there is none. */
export function fieldOf(content: Content, field: string): Content {
  return isFields(content) && Object.hasOwn(content, field) ? (content[field] ?? null) : null;
}

/** An entry of a list that was written; null where there is none. */
export function entryOf(content: Content, place: number): Content {
  return isList(content) ? (content[place] ?? null) : null;
}

export function isFields(content: Content): content is { readonly [field: string]: Content } {
  return typeof content === 'object' && content !== null && !isList(content);
}

export function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}
