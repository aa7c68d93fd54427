/** States a belief: the value is there. When it is not, the belief was a bug, and the words say which. */
export function must<T>(value: T | undefined, belief: string): T {
  if (value === undefined) throw new Error(`expected ${belief}`);
  return value;
}

/** Closes a switch over a union: a new case that nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unexpected case ${JSON.stringify(value)}`);
}
