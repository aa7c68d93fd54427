/** FIELDS.md: every field of every document in tables, made of the JSON Schema. */
import { z } from 'zod';
import { jsonSchema } from '../src/schema/json-schema.ts';

interface Schema {
  readonly $ref?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly examples?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}

const schemaShape: z.ZodType<Schema> = z.lazy(() => z.object({
  $ref: z.string().optional(), title: z.string().optional(), description: z.string().optional(), type: z.union([z.string(), z.array(z.string())]).optional(), const: z.string().optional(),
  enum: z.array(z.string()).optional(), examples: z.array(z.string()).optional(), properties: z.record(z.string(), schemaShape).optional(), required: z.array(z.string()).optional(),
  items: schemaShape.optional(), additionalProperties: z.union([z.boolean(), schemaShape]).optional(), oneOf: z.array(schemaShape).optional(), anyOf: z.array(schemaShape).optional(),
}));

const wholeShape = z.object({ oneOf: z.array(schemaShape), $defs: z.record(z.string(), schemaShape) });

export function fieldTables(): string {
  const { oneOf, $defs } = wholeShape.parse(JSON.parse(JSON.stringify(jsonSchema())));
  const kinds = oneOf.map((document) => {
    const kind = document.properties?.['kind']?.const ?? '';
    const spec = document.properties?.['spec'] ?? {};
    return `## ${kind}\n\n${spec.description ?? ''}\n\n${specTables(spec)}`;
  });
  const parts = Object.entries($defs).map(([name, schema]) => `## Part: ${name}\n\n${schema.description ?? ''}\n\n${specTables(schema)}`);
  return [
    '# Fields',
    'Every document has `apiVersion: entente/v1`, its `kind`, `metadata` and `spec`. Fields in **bold** must be there. A name in *italics* is a part that has a table of its own below. This file is made of the JSON Schema by `npx vitest run src/schema -u`.',
    ...kinds, ...parts,
  ].join('\n\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';
}

/** A table, or one for each form that it may have. */
function specTables(schema: Schema): string {
  const forms = schema.oneOf ?? schema.anyOf ?? [];
  if (schema.$ref !== undefined) return `See *${refName(schema.$ref)}*.`;
  if (forms.length === 0) return schema.properties === undefined ? `Written as ${wordsFor(schema)}.` : table(rowsOf(schema, ''));
  return forms.map((form) => (form.properties === undefined ? `- ${wordsFor(form)}` : `${form.title === undefined ? `${form.description ?? ''}` : `### ${form.title}\n\n${form.description ?? ''}`}\n\n${table(rowsOf(form, ''))}`)).join('\n\n');
}

function table(rows: readonly string[]): string {
  return ['| field | written as | what it says |', '|---|---|---|', ...rows].join('\n');
}

function rowsOf(schema: Schema, above: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const isNeeded = schema.required?.includes(name) ?? false;
    const row = `| ${isNeeded ? `**${path}**` : path} | ${wordsFor(field)} | ${(field.description ?? '').replaceAll('|', '\\|')} |`;
    return [row, ...rowsOf(field, `${path}.`), ...(field.items === undefined ? [] : rowsOf(field.items, `${path}[].`)), ...(field.oneOf ?? []).flatMap((form) => rowsOf(form, `${path}.`))];
  });
}

function wordsFor(schema: Schema): string {
  if (schema.$ref !== undefined) return `*${refName(schema.$ref)}*`;
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((one) => `\`${one}\``).join(', ');
  if (schema.items !== undefined) return `list of ${schema.items.properties === undefined ? wordsFor(schema.items) : 'entries'}`;
  const forms = [...new Set((schema.anyOf ?? schema.oneOf ?? []).map(wordsFor))].filter((words) => words !== 'fields');
  if (forms.length > 0) return forms.join(' or ');
  const example = schema.examples === undefined ? '' : `, such as ${schema.examples.map((one) => `\`${one}\``).join(', ')}`;
  if (typeof schema.additionalProperties === 'object') return `fields of any name, each ${wordsFor(schema.additionalProperties)}`;
  const words: Readonly<Record<string, string>> = { string: 'text', number: 'a number', integer: 'a number', boolean: '`true`, `false`', array: 'list', object: 'fields' };
  const types = [schema.type ?? 'object'].flat();
  return `${types.map((type) => words[type] ?? 'anything').join(' or ')}${example}`;
}

function refName(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}
