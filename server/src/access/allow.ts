import { Extensions } from 'type-graphql';
import type { Action } from './actions.ts';

/**
 * Declares who may use a field: on the field, or on the class for all fields of it that declare none themselves.
 * A field of the schema without one fails the build; a field of Query, Mutation or Subscription needs its own.
 * `as-parent`: whoever was given the object may read this of it.
 */
export const Allow = (permission: Permission): MethodDecorator & PropertyDecorator & ClassDecorator => {
  const decorate = Extensions({ [ALLOW]: permission });
  return (target: object, key?: string | symbol, descriptor?: unknown) => {
    // Extensions is one function for all three places, typed for each of them apart.
    (decorate as (target: object, key?: string | symbol, descriptor?: unknown) => void)(target, key, descriptor);
  };
};

export type Permission = Action | 'as-parent';

/** The key in a field's or type's extensions. */
export const ALLOW = 'allow';
