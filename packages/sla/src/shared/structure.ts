import type { Structure } from '../model.ts';

/** Whether the whole fails when exactly these components are down (S31): a series fails with any, parallels with all. */
export function fails(structure: Structure, isDown: (component: string) => boolean): boolean {
  if ('component' in structure) return isDown(structure.component);
  if ('series' in structure) return structure.series.some((part) => fails(part, isDown));
  if ('parallel' in structure) return structure.parallel.every((part) => fails(part, isDown));
  const standing = structure.of.reduce((count, part) => count + (fails(part, isDown) ? 0 : 1), 0);
  return standing < structure.atLeast;
}

/** The components named at the leaves, in order, as often as they are named. */
export function leavesOf(structure: Structure): readonly string[] {
  return 'component' in structure ? [structure.component] : partsOf(structure).flatMap(leavesOf);
}

/** The parts right below; a leaf has none. */
export function partsOf(structure: Structure): readonly Structure[] {
  if ('component' in structure) return [];
  if ('series' in structure) return structure.series;
  return 'parallel' in structure ? structure.parallel : structure.of;
}

/** Whether any single component brings the whole down: series all the way. */
export function isSeries(structure: Structure): boolean {
  return 'component' in structure || ('series' in structure && structure.series.every(isSeries));
}
