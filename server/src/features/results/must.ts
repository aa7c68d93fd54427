/** States a belief: what is missing here is a mistake of ours. */
export function must<T>(value: T | undefined | null, belief: string): T {
  if (value === undefined || value === null) throw new Error(`not true that ${belief}`);
  return value;
}
