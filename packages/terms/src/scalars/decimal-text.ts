/** A decimal with its point moved to the right (or, with a negative count, to the left); no digit is lost. */
export function shiftPoint(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = decimal.slice(sign.length).split('.');
  const digits = whole + part;
  const point = whole.length + places;
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const right = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const trimmed = left.replace(/^0+(?=\d)/, '');
  return `${sign}${trimmed}${right === '' ? '' : `.${right}`}`;
}
