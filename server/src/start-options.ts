import { parseArgs } from 'node:util';
import { StartProblem } from './start-problem.ts';

export interface StartOptions {
  /** The demo, also on a database of one's own. */
  readonly demo: boolean;
  /** No demo: the first owner begins. */
  readonly empty: boolean;
}

/** What the command line asks for; anything else is one sentence. */
export function readOptions(args: readonly string[]): StartOptions {
  const { values, tokens } = parseArgs({ args: [...args], options: { demo: { type: 'boolean' }, empty: { type: 'boolean' } }, strict: false, tokens: true });
  const unknown = tokens.find((token) => token.kind !== 'option-terminator' && !(token.kind === 'option' && KNOWN.includes(token.rawName) && token.value === undefined));
  if (unknown !== undefined) throw new StartProblem('CONFIGURATION', `"${args[unknown.index] ?? ''}" is no option of start; there are --demo and --empty.`);
  if (values.demo === true && values.empty === true) throw new StartProblem('CONFIGURATION', '--demo and --empty exclude each other; give one of them.');
  return { demo: values.demo === true, empty: values.empty === true };
}

const KNOWN: readonly string[] = ['--demo', '--empty'];
