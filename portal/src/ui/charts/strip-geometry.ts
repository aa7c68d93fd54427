/** Where the marks of a strip stand. Pure; the unit is the pixel of the strip's own drawing. */
export interface TimeByState {
  readonly good: string;
  readonly bad: string;
  readonly excluded: string;
  readonly unknown: string;
  readonly outOfHours: string;
  readonly notYetKnown: string;
}

export interface StripCell {
  readonly start: string;
  readonly end: string;
  readonly time: TimeByState;
}

export type Fill = 'good' | 'bad' | 'excluded' | 'unknown' | 'future' | 'closed';

export interface Block {
  readonly fill: Fill;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StripPicture {
  readonly width: number;
  readonly blocks: readonly Block[];
  /** The middle of each cell with bad time: a ▲ stands under it. */
  readonly marks: readonly number[];
  readonly now: number | undefined;
}

export const CELL_HEIGHT = 21;
const LEAST_BAD = 5;
const LEAST_OTHER = 6;
const BASE = 2;

/**
 * Good fills a cell. Bad hangs from its top, √ of its part of the open time high and at least 5 px, so that no outage
 * can hide; excluded, then unknown stand below it. Closed time is a base line, the future a dashed outline, and the
 * cell that holds `now` is filled up to it.
 */
export function stripPicture(cells: readonly StripCell[], now: number, width = 376): StripPicture {
  const pitch = width / Math.max(1, cells.length);
  const gap = pitch > 8 ? 2 : pitch > 4 ? 1 : 0.5;
  const pictures = cells.map((cell, index) => pictureOf(cell, index * pitch + gap / 2, pitch - gap, now));
  const current = cells.findIndex((cell) => Date.parse(cell.start) <= now && now < Date.parse(cell.end));
  const holding = cells[current];
  return {
    width,
    blocks: pictures.flatMap((picture) => picture.blocks),
    marks: pictures.flatMap((picture) => (picture.bad ? [picture.middle] : [])),
    now: holding === undefined ? undefined : current * pitch + gap / 2 + (pitch - gap) * part(holding, now),
  };
}

function pictureOf(cell: StripCell, x: number, width: number, now: number) {
  const { good, bad, excluded, unknown, notYetKnown } = amounts(cell.time);
  const known = good + bad + excluded + unknown;
  const open = known + notYetKnown;
  const middle = x + width / 2;
  const closed: Block = { fill: 'closed', x, y: CELL_HEIGHT - BASE, width, height: BASE };
  if (open === 0) return { blocks: [closed], bad: false, middle };
  if (known === 0) return { blocks: [{ ...closed, fill: 'future' as const, y: 0, height: CELL_HEIGHT }], bad: false, middle };

  const filled = notYetKnown > 0 ? width * part(cell, now) : width;
  const blocks: Block[] = [];
  let top = 0;
  const stand = (fill: Fill, amount: number, least: number): void => {
    if (amount === 0) return;
    const height = Math.min(CELL_HEIGHT - top, Math.max(least, Math.sqrt(amount / open) * CELL_HEIGHT));
    if (height > 0) blocks.push({ fill, x, y: top, width: filled, height });
    top += height;
  };
  stand('bad', bad, LEAST_BAD);
  stand('excluded', excluded, LEAST_OTHER);
  stand('unknown', unknown, LEAST_OTHER);
  if (good > 0 && top < CELL_HEIGHT) blocks.push({ fill: 'good', x, y: top, width: filled, height: CELL_HEIGHT - top });
  if (filled < width) blocks.push({ fill: 'future', x: x + filled, y: 0, width: width - filled, height: CELL_HEIGHT });
  return { blocks, bad: bad > 0, middle };
}

function part(cell: StripCell, now: number): number {
  const start = Date.parse(cell.start);
  return Math.min(1, Math.max(0, (now - start) / (Date.parse(cell.end) - start)));
}

function amounts(time: TimeByState) {
  return { good: Number(time.good), bad: Number(time.bad), excluded: Number(time.excluded), unknown: Number(time.unknown), notYetKnown: Number(time.notYetKnown) };
}
