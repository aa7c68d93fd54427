import { scale, type Span, type Stretch } from './timeline-geometry.ts';

export interface BurnPicture {
  /** The step line of bad time used so far, as an SVG path. */
  readonly line: string;
  readonly area: string;
  readonly dots: readonly { x: number; y: number }[];
  readonly budget: number;
  readonly used: { x: number; y: number };
  readonly rungs: readonly { y: number; amount: number }[];
}

/** Bad time adds up stretch by stretch; the axis starts at 0 and holds both the budget and what was used. */
export function burnPicture(period: Span, stretches: readonly Stretch[], allowed: number, now: number, width: number, height: number): BurnPicture {
  const x = scale(period, width);
  const bad = stretches.filter((stretch) => stretch.state === 'BAD').toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const total = bad.reduce((sum, stretch) => sum + length(stretch), 0);
  const { top, step } = ladder(Math.max(allowed, total, 60_000) * 1.12);
  const y = (amount: number) => height - amount / top * height;

  let used = 0;
  let path = `M0 ${y(0)}`;
  const dots: { x: number; y: number }[] = [];
  for (const stretch of bad) {
    path += `H${x(Date.parse(stretch.start))}`;
    used += length(stretch);
    path += `L${x(Date.parse(stretch.end))} ${y(used)}`;
    dots.push({ x: x(Date.parse(stretch.end)), y: y(used) });
  }
  const end = x(Math.min(now, period.end));
  path += `H${end}`;
  return {
    line: path, area: `${path}V${y(0)}H0Z`, dots, budget: y(allowed), used: { x: end, y: y(used) },
    rungs: Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => ({ y: y(index * step), amount: index * step })),
  };
}

function length(stretch: Stretch): number {
  return Date.parse(stretch.end) - Date.parse(stretch.start);
}

const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360].map((minutes) => minutes * 60_000);

function ladder(highest: number): { top: number; step: number } {
  const step = STEPS.find((each) => highest / each <= 4) ?? Math.ceil(highest / 4);
  return { top: Math.ceil(highest / step) * step, step };
}
