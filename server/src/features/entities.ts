import type { EntitySchema } from '@mikro-orm/core';
import { entities as agreements } from './agreements/index.ts';
import { entities as people } from './people/index.ts';

/** Every entity of every feature, for the store, which knows no feature. A feature adds its line here. */
export const entities: readonly EntitySchema[] = [...people, ...agreements];
