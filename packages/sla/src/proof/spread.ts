/**
 * The worst case of a structure in patches that differ (S36a), as a linear program.
 *
 * In a patch of L alike instants let every node of the structure fail for t of them. By `worst-case.ts` a group of which f
 * parts must fail can fail for t if and only if Σ min(tᵢ, t) ≥ f × t. It needs no more than tᵢ ≤ t of any part, so this is
 *   tᵢ ≤ t for every part, and Σ tᵢ ≥ f × t;
 * for the whole t ≤ L, and for a component the tᵢ of all patches in a leeway's hours come to no more than that leeway, for
 * every leeway that it has. All of this is linear, and so is what is looked for, the greatest Σ t of the whole. In series the
 * first condition is not needed, for a part may be taken less of; in parallel every tᵢ is t.
 *
 * What is found is exact in fractions of a millisecond. No facts can do more. Facts have whole ones, so that a
 * placement may fall short by less than one for each patch and component.
 */
import type { Duration } from '@entente/worktime';
import { ONE, rational, sumOf, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Structure } from '../model.ts';
import { partsOf } from '../shared/structure.ts';
import { optimumOf } from './linear-program.ts';
import type { Limit } from './linear-program.ts';
import type { Patch } from './patches.ts';
import type { Leeway } from './proof-model.ts';
import { failuresNeeded } from './worst-case.ts';

/** The most time in which the structure can fail, and how the downtime of every component is spread for it. */
export interface Spread {
  readonly most: Rational;
  readonly downTimes: ReadonlyMap<Patch, ReadonlyMap<string, Rational>>;
}

/** Variables × limits of a program that is still worked out: a week of levels that are judged by the hour, or a month by the day. */
const MOST_WORK = 2_000_000;

/** Undefined where there are too many patches for it. */
export function spreadOf(structure: Structure, patches: readonly Patch[], amountOf: (leeway: Leeway) => Duration): Spread | undefined {
  const blocks = blocksOf(patches).map((block) => spreadOfBlock(structure, block, amountOf));
  const known = blocks.flatMap((block) => block ?? []);
  if (known.length < blocks.length) return undefined;
  return { most: sumOf(known.map(({ most }) => most)), downTimes: new Map(known.flatMap(({ downTimes }) => [...downTimes])) };
}

/** Patches that share no leeway, not even through others, do not ask each other. */
function blocksOf(patches: readonly Patch[]): readonly (readonly Patch[])[] {
  let blocks: readonly { readonly patches: readonly Patch[]; readonly leeways: ReadonlySet<Leeway> }[] = [];
  for (const patch of patches) {
    const own = [...patch.leeways.values()].flat();
    const linked = blocks.filter(({ leeways }) => own.some((leeway) => leeways.has(leeway)));
    const joined = { patches: [...linked.flatMap((block) => block.patches), patch], leeways: new Set([...linked.flatMap(({ leeways }) => [...leeways]), ...own]) };
    blocks = [...blocks.filter((block) => !linked.includes(block)), joined];
  }
  return blocks.map((block) => block.patches);
}

function spreadOfBlock(structure: Structure, patches: readonly Patch[], amountOf: (leeway: Leeway) => Duration): Spread | undefined {
  const { variables, wholes, leaves, limits } = programOf(structure, patches);
  const taken = [...Map.groupBy(leaves.flatMap(({ variable, leeways }) => leeways.map((leeway) => ({ variable, leeway }))), ({ leeway }) => leeway)];
  const all = [...limits, ...taken.map(([leeway, of]) => limit(of.map(({ variable }) => [variable, ONE]), rational(amountOf(leeway))))];
  if (variables * all.length > MOST_WORK) return undefined;

  const { sum, valueOf } = optimumOf({ variables, sumOf: wholes, limits: all });
  const byPatch = Map.groupBy(leaves, ({ patch }) => patch);
  return { most: sum, downTimes: new Map([...byPatch].map(([patch, its]) => [patch, new Map(its.map(({ component, variable }) => [component, valueOf(variable)]))])) };
}

/** A bound component in a patch. */
interface Leaf {
  readonly patch: Patch;
  readonly component: string;
  readonly leeways: readonly Leeway[];
  readonly variable: number;
}

interface Conditions {
  readonly variables: number;
  readonly wholes: ReadonlySet<number>;
  readonly leaves: readonly Leaf[];
  readonly limits: readonly Limit[];
}

function programOf(structure: Structure, patches: readonly Patch[]): Conditions {
  let variables = 0;
  const wholes = new Set<number>();
  const leaves: Leaf[] = [];
  const limits: Limit[] = [];

  function add(node: Structure, time: number, patch: Patch): void {
    if ('component' in node) {
      const leeways = patch.leeways.get(node.component);
      if (leeways !== undefined) leaves.push({ patch, component: node.component, leeways, variable: time });
      return;
    }
    const [parts, needed] = [partsOf(node), failuresNeeded(node)];
    if (needed === parts.length) return parts.forEach((part) => add(part, time, patch));
    const times = parts.map((part) => ({ part, variable: variables++ }));
    limits.push(limit([[time, rational(needed)], ...times.map(({ variable }) => [variable, rational(-1)] as const)], ZERO));
    for (const { part, variable } of times) {
      if (needed > 1) limits.push(limit([[variable, ONE], [time, rational(-1)]], ZERO));
      add(part, variable, patch);
    }
  }

  for (const patch of patches) {
    const whole = variables++;
    wholes.add(whole);
    limits.push(limit([[whole, ONE]], rational(patch.length)));
    add(structure, whole, patch);
  }
  return { variables, wholes, leaves, limits };
}

function limit(of: readonly (readonly [number, Rational])[], atMost: Rational): Limit {
  return { of: new Map(of), atMost };
}
