/** Where two JSON values differ first, and how: `levels.0.result.toDate.bad`, what stands there, what should. */
export interface Difference {
  readonly path: string;
  readonly stated: string;
  readonly recomputed: string;
}

/** Every place where two JSON values differ, in order; at most `most`. */
export function differences(stated: unknown, recomputed: unknown, path = '', most = 20): readonly Difference[] {
  if (Object.is(stated, recomputed)) return [];
  if (!isTree(stated) || !isTree(recomputed) || Array.isArray(stated) !== Array.isArray(recomputed)) {
    return [{ path, stated: show(stated), recomputed: show(recomputed) }];
  }
  const keys = [...new Set([...Object.keys(stated), ...Object.keys(recomputed)])];
  const found: Difference[] = [];
  for (const key of keys) {
    if (found.length >= most) break;
    found.push(...differences(Reflect.get(stated, key), Reflect.get(recomputed, key), path === '' ? key : `${path}.${key}`, most - found.length));
  }
  return found;
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
