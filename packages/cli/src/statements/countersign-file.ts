import { countersign, ForeignParty, parseStatement, signingKeyOf, type Statement } from '@entente/statement';
import { now } from '../clock.ts';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { jsonIn, textOf } from '../files.ts';

export interface CountersignOptions {
  /** The party's private key, as `entente key` writes it. */
  readonly sign: string;
  /** The id or the name of one of the agreement's parties. */
  readonly party: string;
}

/** The text of the statement with the party's word that it accepts it. Throws a sentence when it cannot be given. */
export async function countersigned(file: string, { sign, party }: CountersignOptions): Promise<string> {
  const statement = await statementIn(file);
  const key = await signingKeyOf(await jsonIn(sign));
  if (key === undefined) throw new CliProblem(EXIT.file, `${sign} holds no private Ed25519 key; "entente key" makes one.`);
  const { provider, customer } = statement.agreement;
  const named = [provider, customer].find(({ id, name }) => id === party || name === party) ?? { id: party, name: party };
  try {
    return (await countersign(statement, { party: named, at: now() }, key)).text;
  } catch (error) {
    if (error instanceof ForeignParty) throw new CliProblem(EXIT.refused, error.message);
    throw error;
  }
}

/** The statement in a file. Throws a sentence when it holds none. */
export async function statementIn(file: string): Promise<Statement> {
  const parsed = parseStatement(await textOf(file));
  if ('code' in parsed) throw new CliProblem(EXIT.refused, `${file}: ${parsed.says}`);
  return parsed;
}
