/**
 * Chance that anybody can repeat: a generator that starts from the inputs' own numbers, and draws made of comparisons,
 * sums and quotients only. No logarithm and no root, which platforms may round differently.
 */
export interface Chance {
  /** Between 0 and 1, each in 2^32 steps, neither of them. */
  uniform(): number;
  /** Exponential with mean 1. */
  exponential(): number;
}

const HALF_STEP = 0.5;
const STEPS = 4_294_967_296;

/** The chance that these numbers start: the same ones, the same chance. */
export function chanceFrom(numbers: readonly number[]): Chance {
  let state = 0x9e3779b9;
  const stir = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  for (const number of numbers) {
    state ^= number | 0;
    state = stir() ^ Math.floor(number / STEPS);
  }
  const uniform = () => (stir() + HALF_STEP) / STEPS;
  return { uniform, exponential: () => exponentialFrom(uniform) };
}

/**
 * Von Neumann's draw: a run of falling numbers that breaks after an odd count gives the fraction; each run that breaks
 * after an even one adds 1.
 */
function exponentialFrom(uniform: () => number): number {
  for (let whole = 0; ; whole += 1) {
    const first = uniform();
    let [last, length] = [first, 1];
    for (let next = uniform(); next < last; next = uniform()) {
      last = next;
      length += 1;
    }
    if (length % 2 === 1) return whole + first;
  }
}
