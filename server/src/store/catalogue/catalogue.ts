/** What stands in pg_catalog about our schemas, as far as the wall's lint and schema.sql ask. */
export interface Catalogue {
  readonly relations: readonly Relation[];
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly policies: readonly Policy[];
  readonly functions: readonly Routine[];
  readonly grants: readonly Grant[];
  readonly triggers: readonly { readonly relation: string; readonly name: string; readonly definition: string }[];
  readonly schemas: readonly { readonly name: string; readonly owner: string }[];
  readonly types: readonly { readonly name: string; readonly kind: string }[];
  readonly defaultGrants: number;
  readonly roles: readonly RoleFlags[];
}

export interface Relation {
  /** `schema.name`, as everywhere below. */
  readonly name: string;
  readonly schema: string;
  readonly kind: 'table' | 'partitioned table' | 'view' | 'materialised view' | 'sequence' | 'foreign table' | 'other';
  readonly owner: string;
  readonly rowSecurity: boolean;
  readonly forced: boolean;
  readonly options: readonly string[];
  /** A partition's parent and bounds; a partitioned table's key. */
  readonly parent: string | null;
  readonly bounds: string | null;
  readonly partitionKey: string | null;
}

export interface Column {
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly identity: boolean;
  /** Set only where it is not the type's own. */
  readonly storage: string | null;
}

export interface Constraint {
  readonly relation: string;
  readonly name: string;
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion';
  readonly columns: readonly string[];
  readonly definition: string;
  readonly references: string | null;
  readonly referenced: readonly string[];
  readonly onDelete: string | null;
}

export interface Index {
  readonly relation: string;
  readonly name: string;
  readonly columns: readonly (string | null)[];
  readonly types: readonly string[];
  readonly unique: boolean;
  readonly partial: boolean;
  readonly ofConstraint: boolean;
  readonly definition: string;
}

export interface Policy {
  readonly relation: string;
  readonly name: string;
  readonly permissive: boolean;
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

export interface Routine {
  readonly name: string;
  readonly schema: string;
  readonly owner: string;
  readonly securityDefiner: boolean;
  readonly volatility: 'immutable' | 'stable' | 'volatile';
  readonly parallelSafe: boolean;
  readonly cost: number;
  readonly language: string;
  readonly definition: string;
}

export interface Grant {
  readonly on: 'relation' | 'column' | 'schema' | 'function';
  readonly name: string;
  readonly schema: string;
  readonly to: string;
  readonly right: string;
}

export interface RoleFlags {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly createsRoles: boolean;
  readonly createsDatabases: boolean;
  readonly replicates: boolean;
  readonly memberOf: readonly string[];
  readonly owns: number;
}
