/**
 * A PostgreSQL array of ids, numbers or truth values, as the text that the server reads: none of these needs an escape,
 * and the driver's careful writing of arrays costs more than the rest of an insert. Instants go as numbers of
 * milliseconds (`float8[]`, then `to_timestamp(x / 1000)`), which costs both sides least.
 */
export function arrayText(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: string | number | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value !== 'string') return String(value);
  if (!/^[\w-]+$/.test(value)) throw new Error('this text needs an escape in an array');
  return value;
}
