import { measure } from '@entente/worktime';
import type { Interval, Intervals } from '@entente/worktime';
import type { AvailabilityTerms, TraceStep } from '../model.ts';
import type { Observed } from '../observe/colours.ts';
import type { MeasuringFact } from '../observe/observed.ts';
import { durationInWords, instantInWords, intervalInWords } from '../words.ts';
import { countedWorkings } from './counted-workings.ts';
import type { CountedTime } from './counted-time.ts';
import type { ExclusionVerdict } from './exclusions.ts';
import { factsBehindOf } from './facts-behind.ts';
import type { FactsBehind } from './facts-behind.ts';
import { isPartial } from './period-view.ts';
import type { PeriodView } from './period-view.ts';
import type { TimeAccount } from './time-totals.ts';

/** The beginning of the account: the period, its hours, every exclusion, what was said, and every bad stretch with its facts. */
export function observationSteps(terms: AvailabilityTerms, view: PeriodView, counted: CountedTime, observed: Observed, facts: readonly MeasuringFact[], account: TimeAccount): readonly TraceStep[] {
  const factsBehind = factsBehindOf(facts);
  return [
    ...periodSteps(terms, view),
    hoursStep(terms, view, counted),
    ...counted.excluded.verdicts.map(exclusionStep),
    { ...saidStep(terms, observed, facts), workings: countedWorkings(terms, account) },
    ...account.bad.map((stretch) => badStep(stretch, factsBehind)),
    ...forgivenStep(terms, account.forgiven),
    ...roundingStep(terms),
  ];
}

/** The period, and the part of it in which the terms are in force. */
export function periodSteps(terms: Pick<AvailabilityTerms, 'period' | 'partialPeriod'>, view: PeriodView, left = 'nothing is measured'): readonly TraceStep[] {
  const { period, measured } = view;
  const whole: TraceStep = { rule: 'S2', says: `The period is ${intervalInWords(period)} (${terms.period.zone}).`, amount: `${period.end - period.start} ms` };
  if (!isPartial(view)) return [whole];
  return [whole, {
    rule: 'S18',
    says: measured.start < measured.end ? `These terms are in force for a part of it: ${intervalInWords(measured)} is measured (${terms.partialPeriod}).` : `These terms are not in force in it: ${left}.`,
    amount: `${measured.end - measured.start} ms`,
  }];
}

export function hoursStep({ calendar }: Pick<AvailabilityTerms, 'calendar'>, { measured }: PeriodView, { open }: CountedTime): TraceStep {
  const hours = calendar.kind === 'always' ? 'around the clock' : `opening hours in ${calendar.zone}`;
  return { rule: 'S3', says: `In hours: ${durationInWords(measure(open))} (${hours}).`, amount: `${measure(open)} of ${measured.end - measured.start} ms` };
}

export function exclusionStep({ fact, finding, effect, takes }: ExclusionVerdict): TraceStep {
  const name = `Exclusion ${intervalInWords(fact.window)} (${fact.reason})`;
  const taken = durationInWords(measure(takes));
  const says = {
    counts: `${name}: ${taken} ${EFFECT_IN_WORDS[effect]}.`,
    'cut-by-cap': `${name}: ${taken} ${EFFECT_IN_WORDS[effect]}; the rest is over the cap of the period and is not excluded.`,
    'used-up-cap': `${name}: the cap of the period is used up; nothing is excluded.`,
    'not-approved': `${name}: not approved; nothing is excluded.`,
    'late-notice': `${name}: declared later than the agreed notice; nothing is excluded.`,
    'outside-allowed-windows': `${name}: outside the windows in which exclusions are allowed; nothing is excluded.`,
    'outside-hours': `${name}: outside hours or outside this period; nothing is excluded.`,
  }[finding];
  return { rule: finding === 'counts' ? 'S13' : 'S14', says, amount: `${measure(takes)} ms`, facts: [fact.id] };
}

const EFFECT_IN_WORDS = {
  remove: 'left out on both sides',
  'count-as-good': 'counted as good, whatever was observed',
  'count-as-bad-but-excused': 'excused: left out of the number that is judged',
} as const;

function saidStep({ method }: AvailabilityTerms, { voice }: Observed, facts: readonly MeasuringFact[]): TraceStep {
  const samples = facts.reduce((sum, fact) => sum + (fact.kind === 'samples' ? fact.at.length : 0), 0);
  const said = method.measures === 'status' ? counted(facts.length, 'status change') : `${counted(samples, 'sample')} in ${counted(facts.length, 'batch', 'batches')}`;
  const from = method.sources.length === 1 ? 'one source' : `${method.sources.length} sources (${method.combine})`;
  const last = voice === undefined ? 'Nothing was ever heard, so everything is unknown.' : `Last word ${instantInWords(voice.lastWord)}.`;
  return { rule: 'S1a', says: `${said} from ${from}. ${last}` };
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function badStep(stretch: Interval, factsBehind: FactsBehind): TraceStep {
  const says = `Bad ${intervalInWords(stretch)}: ${durationInWords(stretch.end - stretch.start)}.`;
  return { rule: 'S12', says, amount: `${stretch.end - stretch.start} ms`, facts: factsBehind(stretch) };
}

function forgivenStep({ outages: { minimumLength = 0 } }: AvailabilityTerms, forgiven: Intervals): readonly TraceStep[] {
  if (forgiven.length === 0) return [];
  return [{
    rule: 'S16',
    says: `${durationInWords(measure(forgiven))} of outages shorter than ${durationInWords(minimumLength)} count good.`,
    amount: `${measure(forgiven)} ms`,
  }];
}

function roundingStep({ outages: { rounding = 'none' } }: AvailabilityTerms): readonly TraceStep[] {
  return rounding === 'none' ? [] : [{ rule: 'S16', says: `Part minutes are rounded per outage (${rounding}).` }];
}
