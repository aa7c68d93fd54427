import type { TermsProblem } from '@entente/worktime';
import type { Structure } from '../model.ts';
import { leavesOf, partsOf } from '../shared/structure.ts';

/**
 * What is wrong with a structure over the named components (S31). `whole` are the names of the thing that it makes up:
 * a structure that contains them contains itself.
 */
export function checkStructure(structure: Structure, components: readonly string[], whole: readonly string[] = [], path = 'structure'): readonly TermsProblem[] {
  const shape = checkShape(structure, path, []);
  if (shape.length > 0) return shape;
  return [...checkLeaves(structure, components, whole, path, new Set()), ...checkUsed(structure, components, path)];
}

function checkShape(structure: Structure, path: string, above: readonly Structure[]): readonly TermsProblem[] {
  if (above.includes(structure)) return [{ code: 'STRUCTURE_CYCLIC', path, message: 'The structure contains itself.', fix: 'Let every part be made of smaller ones.' }];
  if ('component' in structure) return [];

  const parts = partsOf(structure);
  const below = parts.flatMap((part, place) => checkShape(part, `${path}.${nameOfParts(structure)}.${place}`, [...above, structure]));
  if (parts.length === 0) return [{ code: 'STRUCTURE_EMPTY', path, message: 'A group has no parts.', fix: 'Name its parts, or remove it.' }];
  if ('atLeast' in structure && !(Number.isInteger(structure.atLeast) && 1 <= structure.atLeast && structure.atLeast <= parts.length)) {
    return [{ code: 'AT_LEAST_INVALID', path: `${path}.atLeast`, message: `At least ${structure.atLeast} of ${parts.length} parts cannot be asked for.`, fix: `Ask for 1 to ${parts.length}.` }, ...below];
  }
  return below;
}

function nameOfParts(structure: Structure): string {
  if ('series' in structure) return 'series';
  return 'parallel' in structure ? 'parallel' : 'of';
}

function checkLeaves(structure: Structure, components: readonly string[], whole: readonly string[], path: string, seen: Set<string>): readonly TermsProblem[] {
  if (!('component' in structure)) {
    return partsOf(structure).flatMap((part, place) => checkLeaves(part, components, whole, `${path}.${nameOfParts(structure)}.${place}`, seen));
  }
  const { component } = structure;
  if (whole.includes(component)) return [{ code: 'STRUCTURE_CYCLIC', path, message: `"${component}" is what the structure makes up, so it cannot be a part of it.`, fix: 'Name the components that it is made of.' }];
  if (!components.includes(component)) return [{ code: 'COMPONENT_UNKNOWN', path, message: `"${component}" is not a component of this metric.`, fix: 'Describe it among the components, or remove it.' }];
  if (seen.has(component)) return [{ code: 'COMPONENT_TWICE', path, message: `"${component}" stands in the structure twice and would count twice.`, fix: 'Let each component stand in one place.' }];
  seen.add(component);
  return [];
}

function checkUsed(structure: Structure, components: readonly string[], path: string): readonly TermsProblem[] {
  const used = new Set(leavesOf(structure));
  return components.filter((component) => !used.has(component)).map((component) => ({
    code: 'COMPONENT_UNUSED', path, message: `"${component}" has no place in the structure.`, fix: 'Give it a place, or remove it from the components.',
  }));
}
