/** Places a structure of components from left to right: series beside each other, branches above each other. Pure. */
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

/** Between branches stands how many of them are enough. */
export interface Note {
  readonly x: number;
  readonly y: number;
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

export const BOX = { width: 136, height: 56 };
const GAP = 26;
const FAN = 34;
const BRANCH_GAP = 50;
const END = 46;

interface Size {
  readonly width: number;
  readonly height: number;
}

export function structurePicture(nodes: readonly StructureNode[]): StructurePicture {
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
      case 'COMPONENT': return BOX;
      case 'SERIES': return { width: sum((each) => each.width) + GAP * Math.max(0, inner.length - 1), height: most((each) => each.height) };
      case 'PARALLEL': case 'AT_LEAST': return { width: most((each) => each.width) + 2 * FAN, height: sum((each) => each.height) + BRANCH_GAP * Math.max(0, inner.length - 1) };
    }
  };

  const place = (node: StructureNode, x: number, middle: number): void => {
    switch (node.kind) {
      case 'COMPONENT':
        if (node.component !== null) boxes.push({ key: node.component.key, x, y: middle - BOX.height / 2 });
        return;
      case 'SERIES': {
        let at = x;
        for (const [index, child] of children(node).entries()) {
          if (index > 0) edges.push({ from: { x: at - GAP, y: middle }, to: { x: at, y: middle }, of: undefined });
          place(child, at, middle);
          at += size(child).width + GAP;
        }
        return;
      }
      case 'PARALLEL': case 'AT_LEAST': {
        const { width, height } = size(node);
        const branches = children(node);
        let top = middle - height / 2;
        for (const [index, child] of branches.entries()) {
          const own = size(child);
          const line = top + own.height / 2;
          const left = x + (width - own.width) / 2;
          const of = child.component?.key;
          edges.push({ from: { x, y: middle }, to: { x: left, y: line }, of }, { from: { x: left + own.width, y: line }, to: { x: x + width, y: middle }, of });
          place(child, left, line);
          top += own.height + BRANCH_GAP;
          if (index < branches.length - 1) notes.push({ x: x + width / 2, y: top - BRANCH_GAP / 2, enough: node.kind === 'PARALLEL' ? 1 : node.atLeast ?? branches.length, of: branches.length });
        }
      }
    }
  };

  const whole = root === undefined ? { width: 0, height: 0 } : size(root);
  const middle = whole.height / 2 + 8;
  if (root !== undefined) place(root, END + GAP, middle);
  const entry = { x: END, y: middle };
  const exit = { x: END + GAP + whole.width + GAP, y: middle };
  edges.unshift({ from: entry, to: { x: END + GAP, y: middle }, of: undefined });
  edges.push({ from: { x: exit.x - GAP, y: middle }, to: exit, of: undefined });
  return { boxes, edges, notes, width: exit.x + END, height: whole.height + 34, entry, exit };
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
