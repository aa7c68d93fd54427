import { checkZone, periodAt } from '@entente/worktime';
import type { PeriodStep } from '@entente/worktime';
import { type Outcome, type Problem, problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import { Agreement, AgreementVersion, type AgreementKind, Level } from './agreement.entity.ts';
import { checkKey } from './parts.use-cases.ts';
import { checkPromise } from './promise.policy.ts';
import { rewriteReach } from './reach.use-cases.ts';
import type { MoneyTerms } from '@entente/sla';
import { DEFAULT_LEVEL, levelColumns, levelFrom, moneyFrom, periodStep, type StoredAgreement, type StoredLevel, type StoredVersion, versionFrom } from './terms-json.ts';

export interface LevelInput {
  readonly key: string;
  readonly name: string;
  readonly metricId: string;
  readonly calendarVersionId: string;
  /** The provider when absent. */
  readonly obligorPartyId?: string;
  readonly expected: string;
  readonly minimum?: string | null;
  readonly every: PeriodStep;
  readonly anchor: string;
  /** An availability by the defaults of the semantics when absent. */
  readonly terms?: StoredLevel;
}

/** What a version says beside its levels. */
export interface VersionInput {
  /** One more than that of the version before it when absent; 1 of the first. */
  readonly number?: number;
  readonly terms?: StoredVersion;
  readonly money?: MoneyTerms | null;
}

export interface AgreementInput {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementKind;
  readonly providerPartyId: string;
  readonly customerPartyId: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt?: Date | null;
  /** Milliseconds; three days when absent. */
  readonly grace?: number;
  readonly terms?: StoredAgreement;
  /** `effectiveFrom`: when the first version came into force, where that is before the agreement begins. */
  readonly version?: VersionInput & { readonly effectiveFrom?: Date };
  readonly levels: readonly LevelInput[];
}

const THREE_DAYS = 3 * 86_400_000;

/** A new agreement in its first version. Nothing is written when anything is wrong. */
export async function createAgreement(session: Session, input: AgreementInput): Promise<Outcome<Agreement>> {
  const { em } = session;
  const bad = checkAgreement(input);
  if ((await em.findOne(Agreement, { key: input.key })) !== null) {
    bad.push(problem('AGREEMENT_EXISTS', `There is an agreement "${input.key}" already.`, ['key'], 'Choose another key, or amend that agreement.'));
  }
  if (bad.length > 0) return refused(...bad);

  const { levels, grace = THREE_DAYS, endsAt = null, terms = {}, version = {}, ...rest } = input;
  const agreement = em.create(Agreement, { id: newId(), ...rest, grace, endsAt, closedUntil: null, terms: JSON.stringify(terms) });
  await writeVersion(session, agreement, { effectiveFrom: input.startsAt, levels, number: 1, ...version });
  await rewriteReach(session, [agreement.providerPartyId, agreement.customerPartyId]);
  return { value: agreement };
}

export interface Amendment {
  readonly agreementId: string;
  readonly effectiveFrom: Date;
  /** By the key of a level of the version that is amended; what is not named stays. */
  readonly changes: Readonly<Record<string, { readonly expected: string; readonly minimum?: string | null }>>;
}

/** The step to a new version. The versions before it stay as they are. */
export async function amendAgreement(session: Session, { agreementId, effectiveFrom, changes }: Amendment): Promise<Outcome<Agreement>> {
  const standing = await standingOf(session, agreementId);
  if (standing === null) return refused(problem('NOT_FOUND', 'There is no such agreement.', ['agreement']));
  const { agreement, last } = standing;
  const levels = await session.em.find(Level, { versionId: last.id }, { orderBy: { place: 'asc' } });

  const bad = [...checkNumber(last, {}), ...checkEffective(agreement, last, effectiveFrom), ...checkChanges(levels, changes)];
  if (bad.length > 0) return refused(...bad);
  return writeNext(session, standing, { effectiveFrom, levels: levels.map((level) => ({ ...levelInput(level), ...changes[level.key] })), ...(await versionInput(session, last)) });
}

export interface NextVersion {
  readonly agreementId: string;
  readonly effectiveFrom: Date;
  readonly version?: VersionInput;
  readonly levels: readonly LevelInput[];
}

/** The step to a new version that says all its levels itself. The versions before it stay as they are. */
export async function addVersion(session: Session, { agreementId, effectiveFrom, version = {}, levels }: NextVersion): Promise<Outcome<Agreement>> {
  const standing = await standingOf(session, agreementId);
  if (standing === null) return refused(problem('NOT_FOUND', 'There is no such agreement.', ['agreement']));

  const bad = [...checkNumber(standing.last, version), ...checkEffective(standing.agreement, standing.last, effectiveFrom), ...checkLevels(levels)];
  return bad.length > 0 ? refused(...bad) : writeNext(session, standing, { effectiveFrom, levels, ...version });
}

/** An agreement with its last version. */
interface Standing {
  readonly agreement: Agreement;
  readonly last: AgreementVersion;
}

async function standingOf({ em }: Session, agreementId: string): Promise<Standing | null> {
  const agreement = await em.findOne(Agreement, { id: agreementId });
  if (agreement === null) return null;
  const versions = await em.find(AgreementVersion, { agreementId }, { orderBy: { number: 'asc' } });
  const last = versions.at(-1);
  if (last === undefined) throw new Error(`agreement ${agreementId} has no version`);
  return { agreement, last };
}

async function writeNext(session: Session, { agreement, last }: Standing, version: Omit<NewVersion, 'number'> & VersionInput): Promise<Outcome<Agreement>> {
  await writeVersion(session, agreement, { ...version, number: version.number ?? last.number + 1 });
  await rewriteReach(session, [agreement.providerPartyId, agreement.customerPartyId]);
  return { value: agreement };
}

/** What is wrong with the zone of an agreement: nothing can be dated in one that is not known. */
export function zoneProblems(zone: string): readonly Problem[] {
  return checkZone(zone, 'timeZone').map(({ code, message, path, fix }) => problem(code, message, [path], fix));
}

function checkAgreement({ key, name, providerPartyId, customerPartyId, zone, startsAt, endsAt, version, levels }: AgreementInput): Problem[] {
  const bad = [...checkKey(key, 'key'), ...zoneProblems(zone)];
  if (name.trim() === '') bad.push(problem('NAME_MISSING', 'The agreement has no name.', ['name'], 'Give it the name that both parties use.'));
  if (providerPartyId === customerPartyId) {
    bad.push(problem('SAME_PARTY', 'Provider and customer are the same party.', ['customer'], 'An agreement is between two parties.'));
  }
  if (endsAt && endsAt <= startsAt) bad.push(problem('ENDS_BEFORE_START', 'The agreement ends before it begins.', ['effectiveTo'], 'Choose a later end, or leave it open.'));
  if (version?.effectiveFrom !== undefined && version.effectiveFrom > startsAt) {
    bad.push(problem('VERSION_AFTER_START', 'From its start until the first version nothing is agreed.', ['effectiveFrom'], 'Let the first version begin with the agreement.'));
  }
  return [...bad, ...checkLevels(levels)];
}

function checkLevels(levels: readonly LevelInput[]): Problem[] {
  if (levels.length === 0) return [problem('NO_LEVEL', 'The agreement has no level.', ['levels'], 'Promise at least one level.')];
  return levels.flatMap((level, place) => [...checkKey(level.key, 'levels', String(place), 'key'), ...checkPromise({ ...level, ...(level.terms === undefined ? {} : { of: level.terms }) }, 'levels', String(place))]);
}

/** The highest number that the API can say. */
export const HIGHEST_VERSION = 2 ** 31 - 1;

/** Versions follow each other in the order of their numbers. */
function checkNumber(last: AgreementVersion, { number = last.number + 1 }: VersionInput): Problem[] {
  if (number > HIGHEST_VERSION) return [problem('VERSION_NUMBERS', `No version is numbered above ${HIGHEST_VERSION}.`, ['number'], 'End the agreement, and begin another one.')];
  if (number > last.number) return [];
  return [problem('VERSION_NUMBERS', `Version ${number} follows version ${last.number}.`, ['number'], 'Number the versions upwards.')];
}

function checkEffective({ startsAt, endsAt, closedUntil }: Agreement, last: AgreementVersion, from: Date): Problem[] {
  const bad: Problem[] = [];
  if (from <= last.effectiveFrom) {
    bad.push(problem('VERSION_OVERLAPS', `Version ${last.number} is in force from ${last.effectiveFrom.toISOString()}; a version from ${from.toISOString()} would overlap it.`,
      ['effectiveFrom'], `Choose an instant after ${last.effectiveFrom.toISOString()}.`));
  } else if (from <= startsAt) {
    bad.push(problem('BEFORE_THE_START', `The agreement begins at ${startsAt.toISOString()}.`, ['effectiveFrom'], 'Let an amendment begin after the start.'));
  }
  if (endsAt && from >= endsAt) {
    bad.push(problem('AFTER_THE_END', `The agreement ends at ${endsAt.toISOString()}.`, ['effectiveFrom'], 'Choose an instant before its end.'));
  }
  if (closedUntil && from < closedUntil) {
    bad.push(problem('PERIOD_CLOSED', `Periods up to ${closedUntil.toISOString()} are closed and their statements signed.`,
      ['effectiveFrom'], `Choose an instant at or after ${closedUntil.toISOString()}; what was closed is changed by a restatement only.`));
  }
  return bad;
}

function checkChanges(levels: readonly Level[], changes: Amendment['changes']): Problem[] {
  const unknown = Object.keys(changes).filter((key) => !levels.some((level) => level.key === key));
  return [
    ...unknown.map((key) => problem('LEVEL_NOT_FOUND', `The agreement has no level "${key}".`, ['levels', key])),
    ...levels.flatMap((level) => {
      const change = changes[level.key];
      return change === undefined ? [] : checkPromise({ ...change, of: levelFrom(level) }, 'levels', level.key);
    }),
  ];
}

interface NewVersion extends VersionInput {
  readonly number: number;
  readonly effectiveFrom: Date;
  readonly levels: readonly LevelInput[];
}

async function writeVersion({ em, db, audit, announce }: Session, agreement: Agreement, { number, effectiveFrom, levels, terms: said = {}, money = null }: NewVersion): Promise<void> {
  const version = em.create(AgreementVersion, { id: newId(), agreementId: agreement.id, number, effectiveFrom, terms: JSON.stringify(said) });
  levels.forEach(({ obligorPartyId = agreement.providerPartyId, minimum = null, terms = DEFAULT_LEVEL, ...level }, place) => {
    em.create(Level, { id: newId(), agreementId: agreement.id, versionId: version.id, place, ...level, obligorPartyId, minimum, ...levelColumns(terms) });
  });
  await em.flush();
  if (money !== null) await db.insertInto('version_money').values({ id: newId(), agreement_id: agreement.id, version_id: version.id, terms: JSON.stringify(money) }).execute();
  await audit('agreement.version', 'agreement', agreement.id, { number, effectiveFrom });
  await announce('agreement-version', agreement.id);
}

function levelInput({ key, name, metricId, calendarVersionId, obligorPartyId, expected, minimum, every, anchor, kind, terms }: Level): LevelInput {
  return { key, name, metricId, calendarVersionId, obligorPartyId, expected, minimum: minimum ?? null, every: periodStep(every), anchor, terms: levelFrom({ kind, terms }) };
}

/** What a version says beside its levels, for the one that comes after it. */
async function versionInput({ db, tenantId }: Session, { id, terms }: AgreementVersion): Promise<VersionInput> {
  const row = await db.selectFrom('version_money').select('terms').where('tenant_id', '=', tenantId).where('version_id', '=', id).executeTakeFirst();
  return { terms: versionFrom(terms), money: row === undefined ? null : moneyFrom(row.terms) };
}

/** The agreement's periods up to the instant are closed; it never goes back. */
export async function closeAgreementUntil({ sql, tenantId }: Session, agreementId: string, instant: Date): Promise<void> {
  await sql(
    'update entente.agreement set closed_until = greatest(closed_until, $3) where tenant_id = $1 and id = $2', [tenantId, agreementId, instant]);
}

/** The first of the month that holds the instant, in the zone: where monthly periods are anchored when nothing else is said. */
export function monthAnchor(zone: string, at: Date): string {
  const { start } = periodAt({ zone, anchor: '2000-01-01', every: 'P1M' }, at.getTime());
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(start);
}
