/** ISO 4217: digits after the point of those currencies that do not have two. */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  CLF: 4, UYW: 4,
};

/** How many digits an amount of the currency has after the point: its minor unit. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** The amount in minor units; undefined when it is finer than they are, or no amount. */
export function minorUnitsOf(amount: string, currency: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const digits = minorDigits(currency);
  const kept = part.replace(/0+$/, '');
  if (whole === '' || kept.length > digits) return undefined;
  const units = Number(whole + kept.padEnd(digits, '0'));
  return Number.isSafeInteger(units) ? units : undefined;
}

/** Minor units as a person writes them: 50000 cents are "500.00". */
export function amountText(units: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(units).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
