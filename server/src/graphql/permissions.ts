import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, GraphQLError, isObjectType } from 'graphql';
import { ACTIONS } from '../access/actions.ts';
import { ALLOW, type Permission } from '../access/allow.ts';
import { problem } from '../access/outcome.ts';
import type { Context } from '../graphql-kit/context.ts';

/** `Type.field` to what it declares. */
export type Permissions = ReadonlyMap<string, Permission>;

/** The declared permission of every field. Throws with the names of those that declare none. */
export function permissionsOf(schema: GraphQLSchema): Permissions {
  const permissions = new Map<string, Permission>();
  const without: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const permission = declared(schema, type, field);
      if (permission === undefined) without.push(name);
      else permissions.set(name, permission);
    }
  }
  if (without.length > 0) throw new Error(`Fields without @Allow: ${without.join(', ')}`);
  return permissions;
}

function declared(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Permission | undefined {
  const own = asPermission(field.extensions[ALLOW]);
  if (isRoot(schema, type)) return own === 'as-parent' ? undefined : own;
  return own ?? asPermission(type.extensions[ALLOW]) ?? (field.name === 'id' && type.getInterfaces().length > 0 ? 'as-parent' : undefined);
}

export function isRoot(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
}

const isAction = (value: unknown): value is keyof typeof ACTIONS => typeof value === 'string' && Object.hasOwn(ACTIONS, value);

function asPermission(value: unknown): Permission | undefined {
  return value === 'as-parent' || isAction(value) ? value : undefined;
}

/** Puts the decision in front of the field's resolver. A mutation that is not allowed answers with the problem. */
export function guarded(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, Context>, permissions: Permissions): void {
  const permission = permissions.get(`${type.name}.${field.name}`);
  if (permission === undefined) throw new Error(`${type.name}.${field.name} declares no permission`);
  if (permission === 'as-parent' || permission === 'ask') return;

  const isMutation = type === schema.getMutationType();
  const key = field.name;
  const resolve = field.resolve ?? ((source: unknown) => Reflect.get(Object(source), key));
  field.resolve = (source, args, context, info) => {
    const decision = context.may(permission);
    if (decision.authorized) return resolve(source, args, context, info);
    if (isMutation) return { problems: [problem(decision.code, decision.message)] };
    throw new GraphQLError(decision.message, { extensions: { code: decision.code } });
  };
}
