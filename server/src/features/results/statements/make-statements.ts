import { gzipSync } from 'node:zlib';
import type { Fact, Fraction, LevelTerms, ValueResult } from '@entente/sla';
import { buildStatement, hashOf, signStatement } from '@entente/statement';
import type { LevelNumber, NamedParty, Statement, StatementInput, TermsInPeriod } from '@entente/statement';
import { unitOf } from '../../agreements/index.ts';
import type { AgreedLevel } from '../../agreements/index.ts';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import { shownPercentage, shownThousandths } from '../levels/percent.ts';
import { must } from '../must.ts';
import type { StoredValue } from '../levels/stored-value.ts';
import { storedValue } from '../levels/stored-value.ts';
import type { SigningKey } from './signing-key.ts';
import { partiesOf, previousHash } from './statement-parts.queries.ts';
import type { Stated } from './statement-parts.queries.ts';

/** What a period is closed with. */
export interface Closed {
  readonly agreementId: string;
  readonly period: StatementInput['period'];
  readonly label: string;
  readonly version: number;
  readonly asOf: number;
  readonly logPosition: number;
  /** Every version of the levels that is in force in the period. */
  readonly levels: readonly AgreedLevel[];
  readonly parts: readonly StatedPart[];
  /** Everything the numbers rest on, in log order. */
  readonly facts: readonly Fact[];
}

/** A number of a level of this key. */
export interface StatedPart<Part extends TermsInPeriod = TermsInPeriod> {
  readonly key: string;
  readonly part: Part;
}

/** One line of a statement as lists show it, taken from the document. */
export interface StatedLine {
  readonly level: string;
  readonly expected: string;
  readonly minimum: string | null;
  readonly shown: string | null;
  readonly state: string;
  /** Of an availability. */
  readonly good?: number;
  readonly bad?: number;
  readonly coverage?: Fraction;
  /** Of any other kind. */
  readonly value?: StoredValue;
}

/**
 * Makes, signs and stores the statements of a closed period, one for each audience: the tenant, and each party of the
 * agreement. Each is computed from what its audience may see; both parties of an agreement may see all of it.
 */
export async function makeStatements(session: Session, key: SigningKey, closed: Closed): Promise<readonly string[]> {
  const stated = must(await partiesOf(session, closed.agreementId), 'an agreement whose period closes is there');
  const ids: string[] = [];
  for (const audience of [null, stated.agreement.provider, stated.agreement.customer]) {
    ids.push(await makeStatement(session, key, closed, stated, audience));
  }
  return ids;
}

async function makeStatement(session: Session, key: SigningKey, closed: Closed, stated: Stated, audience: NamedParty | null): Promise<string> {
  const { statement: unsigned, lines } = await buildStatement({
    ...stated,
    audience,
    version: closed.version,
    replaces: await previousHash(session, closed, audience?.id ?? null),
    period: closed.period,
    asOf: closed.asOf,
    pins: {
      agreementVersion: Math.max(...closed.levels.map(({ version }) => version)),
      calendars: calendarsOf(closed.levels),
      logPosition: closed.logPosition,
    },
    levels: closed.parts.map(({ key: level, part: { terms, earlier = [] } }) => ({ key: level, terms, earlier })),
    facts: closed.facts,
  });
  const { statement, text } = await signStatement(unsigned, key);
  const id = newId();
  await session.db.insertInto('statement').values({
    id,
    agreement_id: closed.agreementId,
    party_id: audience?.id ?? null,
    period_start: new Date(closed.period.start),
    period_end: new Date(closed.period.end),
    label: closed.label,
    version: closed.version,
    agreement_version: statement.pins.agreementVersion,
    log_position: closed.logPosition,
    fact_count: statement.evidence.facts,
    kid: key.kid,
    hash: await hashOf(text),
    signed_at: new Date(closed.asOf),
    lines: JSON.stringify(linesOf(statement)),
    document: Buffer.from(text),
    evidence: gzipSync(lines.map((line) => `${line}\n`).join('')),
  }).execute();
  await session.announce('statement', id);
  return id;
}

function calendarsOf(levels: readonly AgreedLevel[]): StatementInput['pins']['calendars'] {
  const named = new Map(levels.map(({ calendar }) => [`${calendar.name} ${calendar.version}`, calendar]));
  return [...named.values()];
}

function linesOf({ levels }: Statement): readonly StatedLine[] {
  return levels.map(({ terms, lines, result }) => ({
    level: terms.name,
    ...(lines === undefined ? { expected: terms.expected ?? ALL_THAT_IS_PROMISED, minimum: terms.minimum ?? null } : linesTogether(terms, lines)),
    shown: result.toDate.shown ?? null,
    state: result.state,
    ...('kind' in result ? valueOf(terms, result) : { good: Number(result.toDate.good), bad: Number(result.toDate.bad), coverage: result.coverage }),
  }));
}

/** What segments ask for together, which need not be a decimal: to three digits. */
function linesTogether(terms: LevelTerms, { expected, minimum }: NonNullable<LevelNumber['lines']>): Pick<StatedLine, 'expected' | 'minimum'> {
  const shown = terms.kind === 'availability' || unitOf(terms) === '%' ? shownPercentage : shownThousandths;
  return { expected: shown(expected), minimum: minimum === undefined ? null : shown(minimum) };
}

/** What is expected of a goal that does not say. */
const ALL_THAT_IS_PROMISED = '100';

function valueOf(terms: LevelTerms, result: ValueResult): Pick<StatedLine, 'value'> {
  return terms.kind === 'availability' ? {} : { value: storedValue(terms, result) };
}
