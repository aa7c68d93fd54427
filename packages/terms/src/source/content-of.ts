import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Scalar, YAMLMap } from 'yaml';
import type { Place } from '../problem.ts';
import { pathBelow } from './source-document.ts';
import type { Content } from './source-document.ts';

/** More than any contract says; aliases of aliases would grow without end. */
const MOST_VALUES = 100_000;
const MOST_LEVELS = 100;

/** Why a document cannot be taken in, and where. */
interface Unreadable {
  readonly place: Place;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

type Read = { readonly content: Content; readonly places: ReadonlyMap<string, Place> } | Unreadable;

/**
 * The plain content below a node, with the place of each value. A number keeps its digits (99.950 stays 99.950), a
 * field without a value is absent, aliases and merged maps (`<<`) are written out.
 */
export function contentOf(root: Node, document: Document.Parsed, placeAt: (offset: number) => Place): Read {
  const places = new Map<string, Place>();
  let values = 0;
  const here = (node: Node | null) => placeAt(node?.range?.[0] ?? 0);

  // Finding what an alias names searches the whole document, so each is found once.
  const named = new Map<Alias, Node | null>();
  const resolved = (alias: Alias): Node | null => {
    const known = named.get(alias) ?? alias.resolve(document) ?? null;
    named.set(alias, known);
    return known;
  };
  const count = (node: Node | null, depth: number) => {
    values += 1;
    if (values > MOST_VALUES || depth > MOST_LEVELS) throw new Stop({ place: here(node), ...TOO_LARGE });
  };
  const read = (node: Node | null, path: string, depth: number): Content => {
    count(node, depth);
    if (!places.has(path)) places.set(path, here(node));
    if (isAlias(node)) return read(resolved(node), path, depth + 1);
    if (isMap(node)) return Object.fromEntries(fieldsOf(node, path, depth));
    if (isSeq(node)) return node.items.map((entry, at) => read(asNode(entry), pathBelow(path, at), depth + 1));
    return isScalar(node) ? scalarContent(node) : null;
  };
  const fieldsOf = (map: YAMLMap, path: string, depth: number): readonly (readonly [string, Content])[] => {
    count(map, depth);
    const merged = map.items.filter(({ key }) => nameOf(key) === '<<').flatMap(({ value }) => mapsMerged(asNode(value)).flatMap((one) => fieldsOf(one, path, depth + 1)));
    const own = map.items.filter(({ key }) => nameOf(key) !== '<<').flatMap(({ key, value }) => {
      if (map.flow === true && value === null) throw new Stop({ place: here(asNode(key)), ...withoutValue(nameOf(key)) });
      const below = pathBelow(path, nameOf(key));
      places.set(below, here(asNode(key)));
      const content = read(asNode(value), below, depth + 1);
      return content === null ? [] : [[nameOf(key), content] as const];
    });
    return [...merged.toReversed(), ...own];
  };
  const mapsMerged = (node: Node | null): readonly YAMLMap[] => {
    if (isAlias(node)) return mapsMerged(resolved(node));
    if (isSeq(node)) return node.items.flatMap((entry) => mapsMerged(asNode(entry)));
    return isMap(node) ? [node] : [];
  };

  try {
    return { content: read(root, '', 0), places };
  } catch (problem) {
    if (!(problem instanceof Stop)) throw problem;
    return problem.reason;
  }
}

const TOO_LARGE = { code: 'DOCUMENT_TOO_LARGE', message: 'The document is larger or deeper than any agreement.', fix: 'Split it, and look for aliases that repeat each other.' };

/** Between braces `expected: 99,95` is 99 and a field "95" that says nothing: never to be taken for 99. */
function withoutValue(name: string): Omit<Unreadable, 'place'> {
  return { code: 'FIELD_WITHOUT_VALUE', message: `"${name}" stands here as a field without a value.`, fix: `Write ${name}: and its value; a decimal has a point, such as 99.95.` };
}

class Stop extends Error {
  readonly reason: Unreadable;
  constructor(reason: Unreadable) {
    super(reason.message);
    this.reason = reason;
  }
}

function asNode(value: unknown): Node | null {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value) ? value : null;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

function scalarContent({ value, source }: Scalar): Content {
  if (typeof value === 'number' || typeof value === 'bigint') return source ?? String(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
