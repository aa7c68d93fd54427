/** The arithmetic of an account, a line each: `bad = sum bad in a 1, bad in b 2 = 3`. */
import type { TraceStep } from '../src/model.ts';

export function workingsOf(trace: readonly TraceStep[], rule: string): readonly string[] {
  const workings = trace.flatMap((step) => (step.rule === rule ? step.workings ?? [] : []));
  return workings.map((one) => `${one.name} = ${one.operation} ${one.of.map(({ name, value }) => `${name} ${value}`).join(', ')} = ${one.value}`);
}
