/** Seeded samples: minute steps, 1 % missing, 5 % of series with jitter, 10 % with full-precision values, and outages. */
export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;
export const MONTH_START = Date.UTC(2026, 0, 1);
export const DAYS = 30;

export interface SeriesData {
  readonly name: string;
  readonly at: number[];
  readonly good: number[];
  readonly total: number[];
  readonly value: number[];
}

export type SeriesClass = 'plain' | 'jitter' | 'float';

export function classOf(series: number): SeriesClass {
  if (series % 20 === 5) return 'jitter';
  return series % 10 === 1 ? 'float' : 'plain';
}

export const nameOf = (series: number): string => `part-${series}`;

/** The samples of one series in whole days from one day on. The same every time. */
export function samplesOf(series: number, firstDay: number, days: number): SeriesData {
  const random = mulberry32(series * 1000 + firstDay + 1);
  const kind = classOf(series);
  const data: SeriesData = { name: nameOf(series), at: [], good: [], total: [], value: [] };
  let [level, outage] = [200 + (series % 50), 0];
  for (let minute = 0; minute < days * 1440; minute += 1) {
    if (outage > 0) outage -= 1;
    else if (random() < 0.0005) outage = 3 + Math.floor(random() * 50);
    level += kind === 'float' ? (random() - 0.5) / 3 : Math.round((random() - 0.5) * 6) / 10;
    const total = Math.round(600 + Math.sqrt(600) * gauss(random));
    const bad = outage > 0 ? Math.floor(random() * total * 0.3) : 0;
    if (random() < 0.01) continue;
    data.at.push(MONTH_START + firstDay * DAY + minute * MINUTE + (kind === 'jitter' ? Math.floor(random() * 1001) - 500 + (minute === 0 ? 500 : 0) : 0));
    data.total.push(total);
    data.good.push(total - bad);
    data.value.push(kind === 'float' ? level : Math.round(level * 10) / 10);
  }
  return data;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** At a mean of 600 a Poisson distribution is this one to well below a percent. */
function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
