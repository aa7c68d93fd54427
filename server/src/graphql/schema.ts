import 'reflect-metadata';
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import type { PubSub } from 'type-graphql';
import type { Context } from '../graphql-kit/context.ts';
import type { GraphqlFeature } from '../graphql-kit/feature.ts';
import { globalId } from '../graphql-kit/ids.ts';
import { everyFeature } from './features.ts';
import { nodeResolver } from './node.resolver.ts';
import { guarded, permissionsOf } from './permissions.ts';
import { wholeOrNothing } from './mutation.ts';

/** The schema of the API from what the features export. Throws when a field declares no permission. */
export function buildApi(features: readonly GraphqlFeature[] = everyFeature): GraphQLSchema {
  const resolvers = [nodeResolver(features), ...features.flatMap((feature) => feature.resolvers)];
  const [first, ...others] = resolvers;
  if (first === undefined) throw new Error('an API without a resolver');
  const schema = buildSchemaSync({ resolvers: [first, ...others], validate: false, pubSub: NO_TOPICS });
  const permissions = permissionsOf(schema);
  const resolved = fieldsWithResolvers();

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isUnionType(type)) type.resolveType = (value) => memberOf(type.getTypes(), value);
    if (isInterfaceType(type)) type.resolveType = (value) => String(value.__typename);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      shorten(type, field, resolved);
      if (type === schema.getMutationType()) wholeOrNothing(field);
      guarded(schema, type, field, permissions);
    }
  }
  return schema;
}

/** Live questions are answered by the hub, from the log; nothing is published by topics. */
const NO_TOPICS: PubSub = {
  publish: () => {
    throw new Error('nothing is published by topics');
  },
  subscribe: () => {
    throw new Error('nothing is published by topics');
  },
};

/**
 * A field that is a property has no resolver at all, which the compiler turns into a property access; the `id` of a
 * node becomes its global id; a total is counted when it is asked for.
 */
function shorten(type: GraphQLObjectType, field: GraphQLField<Record<string, unknown>, Context>, resolved: ReadonlySet<string>): void {
  if (field.name === 'id' && type.getInterfaces().some(({ name }) => name === 'Node')) {
    field.resolve = ({ id }) => globalId(type.name, String(id));
    return;
  }
  if (resolved.has(`${type.name}.${field.name}`)) return;
  if (field.name === 'totalCount' && type.name.endsWith('Connection')) {
    field.resolve = ({ totalCount }) => (typeof totalCount === 'function' ? totalCount() : totalCount);
    return;
  }
  delete field.resolve;
}

/** Which fields have a method behind them, as `Type.field`. */
function fieldsWithResolvers(): ReadonlySet<string> {
  const storage = getMetadataStorage();
  const named = new Map(storage.objectTypes.map(({ target, name }) => [target, name]));
  const ofTypes = storage.fieldResolvers.map((each) => `${named.get(each.getObjectType?.() ?? each.target)}.${each.schemaName}`);
  const ofRoots = [
    ...storage.queries.map(({ schemaName }) => `Query.${schemaName}`),
    ...storage.mutations.map(({ schemaName }) => `Mutation.${schemaName}`),
    ...storage.subscriptions.map(({ schemaName }) => `Subscription.${schemaName}`),
  ];
  return new Set([...ofTypes, ...ofRoots]);
}

/** A mutation answers with the thing or with problems; nothing else is a union here. */
function memberOf(types: readonly GraphQLObjectType[], value: object): string {
  const refused = 'problems' in value;
  const type = types.find(({ name }) => (name === 'Problems') === refused);
  if (type === undefined) throw new Error('a union of something and Problems, and the value is neither');
  return type.name;
}
