/** A column of a table on a terminal: its head, and on which side its cells stand. */
export interface ShownColumn {
  readonly head: string;
  readonly side?: 'left' | 'right';
}

/** Rows under heads, each column as wide as its widest cell; two blanks between, none at a line's end. */
export function tableOf(columns: readonly ShownColumn[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ head }, place) => Math.max(...[head, ...rows.map((row) => row[place] ?? '')].map(widthOf)));
  const line = (cells: readonly string[]) => columns.map(({ side = 'left' }, place) => padded(cells[place] ?? '', widths[place] ?? 0, side)).join('  ').trimEnd();
  return [line(columns.map(({ head }) => head)), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

function padded(cell: string, width: number, side: 'left' | 'right'): string {
  const blanks = ' '.repeat(width - widthOf(cell));
  return side === 'left' ? cell + blanks : blanks + cell;
}

/** Characters as they are seen, not as they are stored. */
function widthOf(cell: string): number {
  return [...new Intl.Segmenter().segment(cell)].length;
}
