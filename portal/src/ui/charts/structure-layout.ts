/** Places a structure of components along the way from user to service: series one after the other, branches side by side. Pure. */
export interface StructureNode {
  readonly index: number;
  readonly parent: number | null;
  readonly kind: 'SERIES' | 'PARALLEL' | 'AT_LEAST' | 'COMPONENT';
  readonly atLeast: number | null;
  readonly component: { readonly key: string } | null;
}

export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface Edge {
  readonly from: { x: number; y: number };
  readonly to: { x: number; y: number };
  /** Components whose being down makes this line impassable; a line between groups has none. */
  readonly of: string | undefined;
}

/** Between branches, or beside where they begin, stands how many of them are enough. */
export interface Note {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'middle' | 'start';
  readonly enough: number;
  readonly of: number;
}

export interface StructurePicture {
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly notes: readonly Note[];
  readonly width: number;
  readonly height: number;
  readonly entry: { x: number; y: number };
  readonly exit: { x: number; y: number };
}

export const BOX = { width: 146, height: 56 };
const GAP = 22;
const FAN = 30;
const BRANCH_GAP = 50;
const END = 46;

/** Along the way from user to service, and across it. */
interface Size {
  readonly along: number;
  readonly across: number;
}

/** From left to right, or `down` from top to bottom where the screen is narrow. */
export function structurePicture(nodes: readonly StructureNode[], down = false): StructurePicture {
  const box: Size = down ? { along: BOX.height, across: BOX.width } : { along: BOX.width, across: BOX.height };
  const between = down ? 12 : BRANCH_GAP;
  const at = (along: number, across: number) => (down ? { x: across, y: along } : { x: along, y: across });
  const root = nodes.find((node) => node.parent === null);
  const boxes: Box[] = [];
  const edges: Edge[] = [];
  const notes: Note[] = [];
  const children = (node: StructureNode) => nodes.filter((each) => each.parent === node.index);

  const size = (node: StructureNode): Size => {
    const inner = children(node).map(size);
    const sum = (of: (each: Size) => number) => inner.reduce((total, each) => total + of(each), 0);
    const most = (of: (each: Size) => number) => Math.max(0, ...inner.map(of));
    switch (node.kind) {
      case 'COMPONENT': return box;
      case 'SERIES': return { along: sum((each) => each.along) + GAP * Math.max(0, inner.length - 1), across: most((each) => each.across) };
      case 'PARALLEL': case 'AT_LEAST': return { along: most((each) => each.along) + 2 * FAN, across: sum((each) => each.across) + between * Math.max(0, inner.length - 1) };
    }
  };

  const place = (node: StructureNode, start: number, middle: number): void => {
    switch (node.kind) {
      case 'COMPONENT':
        if (node.component !== null) boxes.push({ key: node.component.key, ...at(start, middle - box.across / 2) });
        return;
      case 'SERIES': {
        let along = start;
        for (const [index, child] of children(node).entries()) {
          if (index > 0) edges.push({ from: at(along - GAP, middle), to: at(along, middle), of: undefined });
          place(child, along, middle);
          along += size(child).along + GAP;
        }
        return;
      }
      case 'PARALLEL': case 'AT_LEAST': {
        const whole = size(node);
        const branches = children(node);
        const enough = { enough: node.kind === 'PARALLEL' ? 1 : node.atLeast ?? branches.length, of: branches.length };
        let side = middle - whole.across / 2;
        for (const [index, child] of branches.entries()) {
          const own = size(child);
          const line = side + own.across / 2;
          const begin = start + (whole.along - own.along) / 2;
          const of = child.component?.key;
          edges.push({ from: at(start, middle), to: at(begin, line), of }, { from: at(begin + own.along, line), to: at(start + whole.along, middle), of });
          place(child, begin, line);
          side += own.across + between;
          if (!down && index < branches.length - 1) notes.push({ ...at(start + whole.along / 2, side - between / 2), anchor: 'middle', ...enough });
        }
        if (down) notes.push({ ...at(start - GAP / 2, middle + 9), anchor: 'start', ...enough });
      }
    }
  };

  const whole = root === undefined ? { along: 0, across: 0 } : size(root);
  const middle = whole.across / 2 + 8;
  if (root !== undefined) place(root, END + GAP, middle);
  const last = END + GAP + whole.along + GAP;
  edges.unshift({ from: at(END, middle), to: at(END + GAP, middle), of: undefined });
  edges.push({ from: at(last - GAP, middle), to: at(last, middle), of: undefined });
  const { x: width, y: height } = at(last + END, whole.across + (down ? 16 : 34));
  return { boxes, edges, notes, width, height, entry: at(END, middle), exit: at(last, middle) };
}

/** Whether the structure stands while some of its components are down (S31: only bad is down). */
export function stands(nodes: readonly StructureNode[], down: ReadonlySet<string>): boolean {
  const up = (node: StructureNode): boolean => {
    const inner = nodes.filter((each) => each.parent === node.index);
    switch (node.kind) {
      case 'COMPONENT': return node.component === null || !down.has(node.component.key);
      case 'SERIES': return inner.every(up);
      case 'PARALLEL': return inner.some(up);
      case 'AT_LEAST': return inner.filter(up).length >= (node.atLeast ?? inner.length);
    }
  };
  const root = nodes.find((node) => node.parent === null);
  return root === undefined || up(root);
}
