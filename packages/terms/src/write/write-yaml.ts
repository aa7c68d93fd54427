import { Document, isCollection, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Node, Scalar } from 'yaml';
import type { Content } from '../source/source-document.ts';

const WIDTH = 120;

/** Documents as YAML that people like to read: the same bytes for the same documents. */
export function writeYaml(documents: readonly Content[]): string {
  return documents.map(oneDocument).join('---\n');
}

/** Documents as JSON, a list of them. */
export function writeJson(documents: readonly Content[]): string {
  return `${JSON.stringify(documents, null, 2)}\n`;
}

function oneDocument(content: Content): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      withItsDigits(scalar);
    },
    Collection: (_, collection, above) => {
      const parent = above.at(-1);
      const isEntry = isSeq(parent);
      const isShort = isSeq(collection) || (isMap(collection) && isEntry);
      if (isShort && widthOf(collection) !== undefined) collection.flow = true;
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
}

/** A decimal stands without quotes, with every digit it was given. */
function withItsDigits(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string' || !/^-?\d+\.\d+$/.test(value)) return;
  const digits = value.length - value.indexOf('.') - 1;
  const number = Number(value);
  const [whole = '', part = ''] = String(number).split('.');
  if (`${whole}.${part.padEnd(digits, '0')}` !== value) return;
  scalar.value = number;
  scalar.minFractionDigits = digits;
}

/** How wide a list or an entry is on one line; undefined when it has parts of its own or is too wide. */
function widthOf(collection: Node): number | undefined {
  if (!isCollection(collection)) return undefined;
  const parts = collection.items.flatMap((entry) => (isPair(entry) ? [entry.key, entry.value] : [entry]));
  if (!parts.every(isScalar)) return undefined;
  const width = parts.reduce((sum, part) => sum + String(part.value).length + 2, 0);
  return width <= WIDTH - 40 ? width : undefined;
}
