import {
  type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema,
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType,
} from 'graphql';

/** A place where the API takes an id, with an operation that puts `$id` there and plausible values everywhere else. */
export interface IdPath {
  /** `Query.agreement(id)`, `Mutation.invite(input.party)`. */
  readonly name: string;
  readonly operation: 'query' | 'mutation';
  readonly query: string;
  /** The other ids that the operation takes: variables with these names. */
  readonly others: readonly string[];
}

/** Every argument of a root field that is an id, inputs within inputs included; fields of nodes are reached through node(id). */
export function idPaths(schema: GraphQLSchema): readonly IdPath[] {
  return (['Query', 'Mutation'] as const).flatMap((root) => {
    const type = schema.getType(root);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((arg) =>
        placesOfIds(arg).map((place): IdPath => {
          const operation = root === 'Query' ? 'query' : 'mutation';
          const args = field.args.filter((each) => each === arg || isNonNullType(each.type)).map((each) => `${each.name}: ${literal(each.type, each.name, each === arg ? place : undefined)}`).join(', ');
          const others = [...new Set([...args.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? ''))].filter((name) => name !== 'id');
          const variables = ['id', ...others].map((name) => `$${name}: ID!`).join(', ');
          return { name: `${root}.${field.name}(${place})`, operation, query: `${operation} (${variables}) { ${field.name}(${args}) ${selection(field.type, 1)} }`, others };
        })));
  });
}

/** Fields below the roots that take an id of their own: there are none, and a new one needs a path here. */
export function nestedIdFields(schema: GraphQLSchema): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !roots.includes(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).filter(({ args }) => args.some((arg) => placesOfIds(arg).length > 0)).map(({ name }) => `${type.name}.${name}`)
      : []);
}

function placesOfIds({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>, above = ''): readonly string[] {
  const path = above === '' ? name : `${above}.${name}`;
  const named = getNamedType(type);
  if (isScalarType(named)) return named.name === 'ID' ? [path] : [];
  if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => placesOfIds(field, path));
  return [];
}

/** A value that a person could have meant; `$id` at the place. Optional values are left out unless the place is within. */
function literal(type: GraphQLInputType, name: string, place: string | undefined): string {
  if (isNonNullType(type)) return literal(type.ofType, name, place);
  if (isListType(type)) return `[${literal(type.ofType, name, place)}]`;
  if (isInputObjectType(type)) {
    const rest = place?.slice(place.indexOf('.') + 1);
    const fields = Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) || rest?.split('.')[0] === field.name || PLAUSIBLE[field.name] !== undefined)
      .map((field) => `${field.name}: ${literal(field.type, field.name, rest?.split('.')[0] === field.name ? rest : undefined)}`);
    return `{ ${fields.join(', ')} }`;
  }
  if (place !== undefined) return '$id';
  if (isScalarType(type) && type.name === 'ID') return `$${name}`;
  if (isEnumType(type)) return PLAUSIBLE[name] ?? type.getValues()[0]?.name ?? 'null';
  return PLAUSIBLE[name] ?? BY_TYPE[type.name] ?? 'null';
}

const PLAUSIBLE: Readonly<Record<string, string>> = {
  aroundTheClock: 'true', key: '"new-key"', component: '"new-component"', every: '"P1M"', timeZone: '"UTC"', email: '"new@example.com"', first: '5',
  expected: '"99.9"', slug: '"new-slug"', role: 'VIEWER',
};
const BY_TYPE: Readonly<Record<string, string>> = {
  String: '"something new"', Int: '60', Float: '1', Boolean: 'true', DateTime: '"2026-05-20T11:30:00.000Z"', Percentage: '"99.9"', BigInt: '"1"', LogPosition: '"0"',
};

/** Everything of a type down to a depth: fields that need an id are left out, lists give their first ten. */
export function selection(output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isUnionType(type)) return `{ __typename ${type.getTypes().map((each) => `... on ${each.name} ${fields(each, depth)}`).join(' ')} }`;
  if (isInterfaceType(type)) return '{ __typename id }';
  if (isObjectType(type)) return fields(type, depth);
  return '';
}

function fields(type: GraphQLObjectType, depth: number): string {
  const chosen = Object.values(type.getFields()).flatMap((field) => chosenField(type, field, depth));
  return `{ __typename ${chosen.join(' ')} }`;
}

function chosenField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): readonly string[] {
  const named = getNamedType(field.type);
  const leaf = !isObjectType(named) && !isUnionType(named) && !isInterfaceType(named);
  if (placesOfIds({ name: '', type: field.type as never }).length > 0 && !leaf) return [];
  if (!leaf && (depth <= 0 || (type.name.endsWith('Connection') && field.name === 'edges'))) return [];
  const args = field.args.filter((arg) => isNonNullType(arg.type) || arg.name === 'first').map((arg) => `${arg.name}: ${literal(arg.type, arg.name, undefined)}`);
  const step = type.name.endsWith('Connection') ? 0 : 1;
  // Fields of one name and several shapes meet in unions; each goes by its own name.
  const alias = leaf ? `${type.name}_${field.name}: ` : '';
  return [`${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${leaf ? '' : selection(field.type, depth - step)}`];
}

/** One query for each root field without an id: everything it shows, to the depth. */
export function everythingShown(schema: GraphQLSchema, depth: number): readonly { readonly name: string; readonly query: string }[] {
  const root = schema.getQueryType();
  if (!root) return [];
  return Object.values(root.getFields())
    .filter(({ args }) => args.every((arg) => placesOfIds(arg).length === 0 || !isNonNullType(arg.type)))
    .map((field) => {
      const args = field.args.filter((arg) => isNonNullType(arg.type)).map((arg) => `${arg.name}: ${literal(arg.type, arg.name, undefined)}`);
      return { name: field.name, query: `{ ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection(field.type, depth)} }` };
    });
}
