import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../graphql-kit/context.ts';

/** An operation that is ready to run, as often as it is asked for. */
export type Plan = (context: Context, variables: Readonly<Record<string, unknown>>) => ExecutionResult | Promise<ExecutionResult>;

/** Compiles an operation to code. What cannot be compiled is executed as it stands: the one place that knows the compiler. */
export function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Plan {
  try {
    const compiled = compileQuery(schema, document, operationName, { disableLeafSerialization: false });
    if (isCompiledQuery(compiled)) return (context, variables) => compiled.query(undefined, context, variables);
  } catch {
    // The compiler does not know all of the language; the interpreter does.
  }
  return interpret(schema, document, operationName);
}

export function interpret(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Plan {
  return (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues });
}

/** Plans by the text they were made of; those not used for longest are forgotten. */
export class Plans {
  readonly #plans = new Map<string, Plan>();

  constructor(private readonly most: number = 500) {}

  get(key: string, make: () => Plan): Plan {
    const plan = this.#plans.get(key) ?? make();
    this.#plans.delete(key);
    this.#plans.set(key, plan);
    if (this.#plans.size > this.most) {
      const [oldest] = this.#plans.keys();
      if (oldest !== undefined) this.#plans.delete(oldest);
    }
    return plan;
  }

  get size(): number {
    return this.#plans.size;
  }
}
