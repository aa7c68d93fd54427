import type { Catalogue } from './catalogue.ts';
import { GRANT_RULES } from './grant-rules.ts';
import { TABLE_RULES } from './table-rules.ts';
import type { WallRule } from './wall-rules.ts';

export const WALL_RULES: readonly WallRule[] = [...TABLE_RULES, ...GRANT_RULES];

export interface Finding {
  readonly rule: string;
  readonly place: string;
  readonly says: string;
}

/** Everything in the database that breaks a rule of the wall. */
export const lintCatalogue = (catalogue: Catalogue): readonly Finding[] =>
  WALL_RULES.flatMap(({ name, says, broken }) => broken(catalogue).map((place) => ({ rule: name, place, says })));
