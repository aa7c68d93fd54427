/**
 * The instant of a wall time as a form gives it ("2026-11-28T22:00") in a zone. Two looks at the zone's offset are
 * enough outside a gap; inside one the instant is that of the gap's end side.
 */
export function instantOf(wall: string, zone: string): string {
  const guess = Date.parse(`${wall.slice(0, 16)}:00Z`);
  const once = guess - offset(guess, zone);
  return new Date(guess - offset(once, zone)).toISOString();
}

/** The wall time of an instant in a zone, as an input of a form takes it. */
export function wallTime(at: number, zone: string): string {
  return new Date(at + offset(at, zone)).toISOString().slice(0, 16);
}

function offset(at: number, zone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at).map((part) => [part.type, part.value]));
  return Date.parse(`${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`) - Math.floor(at / 1_000) * 1_000;
}
