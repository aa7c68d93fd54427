import type { Structure } from '@entente/sla';
import { type Problem, problem } from '../../access/outcome.ts';

/** What is wrong with a structure over these components (S31). It came as JSON, so it may refer to itself nowhere but by key. */
export function checkStructure(structure: Structure, components: readonly string[]): Problem[] {
  const seen = new Map<string, string>();
  const bad = checkPart(structure, ['structure'], components, seen, new Set());
  const unused = components.filter((key) => !seen.has(key));
  return [
    ...bad,
    ...unused.map((key) => problem('COMPONENT_NOT_IN_STRUCTURE', `The component "${key}" stands nowhere in the structure.`, ['structure'], 'Put it in its place, or leave it out of the components.')),
  ];
}

function checkPart(part: Structure, path: readonly string[], components: readonly string[], seen: Map<string, string>, above: ReadonlySet<Structure>): Problem[] {
  if (above.has(part)) return [problem('STRUCTURE_CYCLIC', 'The structure contains itself.', path, 'Write each part out where it stands.')];
  if ('component' in part) return checkLeaf(part.component, path, components, seen);
  const [name, parts] = 'series' in part ? (['series', part.series] as const) : 'parallel' in part ? (['parallel', part.parallel] as const) : (['of', part.of] as const);
  const bad = parts.flatMap((each, place) => checkPart(each, [...path, name, String(place)], components, seen, new Set([...above, part])));
  if (parts.length === 0) bad.push(problem('STRUCTURE_EMPTY', 'A part of the structure has nothing in it.', path, 'Leave it out, or put components in it.'));
  if ('atLeast' in part && !(Number.isInteger(part.atLeast) && part.atLeast >= 1 && part.atLeast <= part.of.length)) {
    bad.push(problem('AT_LEAST_OUT_OF_RANGE', `At least ${part.atLeast} of ${part.of.length} cannot be.`, [...path, 'atLeast'], `Choose a whole number from 1 to ${part.of.length}.`));
  }
  return bad;
}

function checkLeaf(key: string, path: readonly string[], components: readonly string[], seen: Map<string, string>): Problem[] {
  const place = path.join('.');
  const before = seen.get(key);
  seen.set(key, before ?? place);
  if (before !== undefined) return [problem('COMPONENT_COUNTED_TWICE', `The component "${key}" stands at ${before} already.`, path, 'A component stands in a structure once.')];
  if (!components.includes(key)) return [problem('COMPONENT_UNKNOWN', `The structure names "${key}", which is no component of this metric.`, path, 'Add it to the components, or correct the name.')];
  return [];
}
