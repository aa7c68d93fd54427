/** Where the world is read: one file per program for the clock, the environment and randomness. */
const READS = [
  { what: 'the clock', reads: ['Date.now', 'new Date()', 'performance.now'], place: /(^|\/)clock\.ts$/ },
  { what: 'the environment', reads: ['process.env'], place: /(^|\/)env\.ts$/ },
  { what: 'randomness', reads: ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'], place: /(^|\/)random\.ts$/ },
];

/** Programs that ship. Tests, benchmarks and the lines that start things may look at their own watch. */
const SHIPPED = /^(packages\/[a-z]+\/src|server\/src|portal\/src)\//;

/** Why `text` may not be read in `path`; undefined when it may. */
export function wayAround(path, text) {
  if (!SHIPPED.test(path) || path.endsWith('.test.ts')) return undefined;
  const read = READS.find((each) => each.reads.includes(text));
  if (read === undefined || read.place.test(path)) return undefined;
  return `${text} reads ${read.what}; it is read in one file per program and handed on as an argument.`;
}
