import type { Instant } from '@entente/worktime';
import type { Fact, MethodTerms, SampleRun, StatusChange } from '../model.ts';
import { combineSources } from './combine-sources.ts';
import { upTo } from './colours.ts';
import type { Colours, Observed, Voice } from './colours.ts';
import { cadenceOf, sampleColours } from './sample-colours.ts';
import { sampleColumns } from './sample-columns.ts';
import type { SampleColumns } from './sample-columns.ts';
import { statusColours } from './status-colours.ts';

/** How the samples of one series colour time. */
export type Painting = (samples: SampleColumns, method: MethodTerms) => Colours;

/** What a method's sources said of a component up to `until`, combined (S1a). Facts of others are passed over. */
export function observe(method: MethodTerms, component: string, facts: readonly Fact[], until: Instant, paint: Painting = sampleColours): Observed {
  const speaking = factsOfMethod(method, component, facts);
  const heard = method.sources.map((source) => hear(method, speaking.filter((fact) => fact.source === source), until, paint));
  const voice = latestVoice(heard.flatMap((one) => one.voice ?? []));
  return { ...combineSources(heard.map(({ colours }) => colours), method.combine), ...(voice === undefined ? {} : { voice }) };
}

export type MeasuringFact = StatusChange | SampleRun;

/** The facts that a method reads: of its kind, its metric, its sources and the component. */
export function factsOfMethod(method: MethodTerms, component: string, facts: readonly Fact[]): readonly MeasuringFact[] {
  const sources = new Set(method.sources);
  const kind = method.measures;
  return facts.filter((fact): fact is MeasuringFact =>
    fact.kind === kind && fact.component === component && sources.has(fact.source) && speaksOf(method.metric, fact.metric));
}

function speaksOf(wanted: string | undefined, named: string | undefined): boolean {
  return wanted === undefined || named === undefined || wanted === named;
}

interface Heard {
  readonly colours: Colours;
  readonly voice?: Voice;
}

/** One source: its colours, and how long its last word carries: two cadences for a status (S12), the sample's own reach for a sample (S19). */
function hear(method: MethodTerms, facts: readonly MeasuringFact[], until: Instant, paint: Painting): Heard {
  const cadence = cadenceOf(method);
  if (method.measures === 'status') {
    const changes = facts.filter((fact) => fact.kind === 'status');
    return { colours: statusColours(changes, method, until), ...voiceOf(lastOf(changes.map(({ at }) => at).sort((a, b) => a - b), until), 2 * cadence) };
  }
  const samples = sampleColumns(facts.filter((fact) => fact.kind === 'samples'));
  return { colours: upTo(until, paint(samples, method)), ...voiceOf(lastOf(samples.at, until), cadence) };
}

export function voiceOf(lastWord: Instant | undefined, carries: number): { readonly voice?: Voice } {
  return lastWord === undefined ? {} : { voice: { lastWord, carriesUntil: lastWord + carries } };
}

/** The latest of instants in order of time that is not after `until`. */
export function lastOf(instants: ArrayLike<Instant>, until: Instant): Instant | undefined {
  for (let i = instants.length - 1; i >= 0; i -= 1) {
    const at = instants[i];
    if (at !== undefined && at <= until) return at;
  }
  return undefined;
}

export function latestVoice(voices: readonly Voice[]): Voice | undefined {
  if (voices.length === 0) return undefined;
  return {
    lastWord: Math.max(...voices.map(({ lastWord }) => lastWord)),
    carriesUntil: Math.max(...voices.map(({ carriesUntil }) => carriesUntil)),
  };
}
