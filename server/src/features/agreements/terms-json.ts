import type { AgreedLevel, AgreementTerms, AgreementVersion, ExclusionTerms, MethodTerms, MoneyTerms, Structure, UnknownTerms } from '@entente/sla';
import type { CompiledAgreement } from '@entente/terms';
import type { CalendarTerms, PeriodStep } from '@entente/worktime';

/** The method's terms as a metric keeps them: what it measures and its sources stand in columns and rows. */
export type StoredMethod = Omit<MethodTerms, 'sources' | 'measures' | 'metric'>;

/** What columns and rows say of a level, and so its JSON does not. */
type InColumns = 'id' | 'name' | 'component' | 'obligor' | 'calendar' | 'period' | 'method' | 'expected' | 'minimum' | 'chain';
type Rest<L> = L extends AgreedLevel ? Omit<L, InColumns> & BesideColumns : never;

interface BesideColumns {
  /** The zone of its periods, where it is not the agreement's. */
  readonly zone?: string;
  /** The clock above (S11): a level of the same version by its key, or one of another agreement as `agreement/level`. */
  readonly chain?: { readonly parent: string; readonly reserve: number };
}

/** The rest of a level's terms, beside its columns. The kind is a column too, which tells what the JSON says. */
export type StoredLevel = Rest<AgreedLevel>;
export type StoredAvailability = Extract<StoredLevel, { readonly kind: 'availability' }>;

/** What an agreement says beside its columns: in words, and how it is settled; months from its first day when absent. */
export type StoredAgreement = CompiledAgreement['wording'] & { readonly settlement?: AgreementTerms['settlement'] };

/** What a version says beside its levels and its money. */
export type StoredVersion = Pick<AgreementVersion, 'criticalLevels' | 'defaultRule' | 'ratchets'>;

/** The rest of a shared metric's terms; parties by their ids. */
export interface StoredSharedMetric {
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
  readonly weights?: Readonly<Record<string, string>>;
  readonly outsideContract?: readonly string[];
  readonly collaboration?: readonly string[];
}

/** The defaults of the semantics, written out: a stored level says what it means by itself. */
export const DEFAULT_LEVEL: StoredAvailability = {
  kind: 'availability',
  basis: 'time',
  unknown: { policy: 'ignore', minimumCoverage: '95' },
  exclusions: { effect: 'remove' },
  outages: {},
  partialPeriod: 'prorate',
};

/** What is stored was checked when it was written; this states its shape again. */
const read = <T>(text: string): T => JSON.parse(text);

export const methodFrom = (text: string): StoredMethod => read(text);
export const sharedMetricFrom = (text: string): StoredSharedMetric => read(text);
export const calendarFrom = (text: string): CalendarTerms => read(text);
export const structureFrom = (text: string): Structure => read(text);
export const agreementFrom = (text: string): StoredAgreement => read(text);
export const versionFrom = (text: string): StoredVersion => read(text);
export const moneyFrom = (text: string): MoneyTerms => read(text);

export function levelFrom({ kind, terms }: { readonly kind: string; readonly terms: string }): StoredLevel {
  const parts: object = JSON.parse(terms);
  return read(JSON.stringify({ ...parts, kind }));
}

export function levelColumns({ kind, ...terms }: StoredLevel): { readonly kind: StoredLevel['kind']; readonly terms: string } {
  return { kind, terms: JSON.stringify(terms) };
}

const STEPS: readonly PeriodStep[] = ['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y'];

export function periodStep(text: string): PeriodStep {
  const step = STEPS.find((each) => each === text);
  if (step === undefined) throw new Error(`${text} is not a step between periods`);
  return step;
}
