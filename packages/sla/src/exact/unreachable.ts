/** Closes a switch over a union: a new case that nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unexpected case ${JSON.stringify(value)}`);
}
