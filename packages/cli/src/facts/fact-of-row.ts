import type { Fact, SampleRun } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import { instant, isTrue, numberOrNone, oneOf, optionalInstant, optionalText, RowProblem, text } from './fact-fields.ts';
import type { Row } from './fact-rows.ts';
import type { Measured } from './growing-columns.ts';

export type FactKind = Fact['kind'];

/** What every fact has. */
export type Kept = Pick<SampleRun, 'id' | 'position' | 'source' | 'component' | 'recordedAt' | 'metric'>;

type SourceOf = (component: string, kind: FactKind) => string;

const KINDS: readonly FactKind[] = ['status', 'samples', 'clock', 'exclusion', 'cause'];

/** What a row tells: by its "kind", else by the fields that only one kind has. */
export function kindOfRow(row: Row): FactKind {
  if (optionalText(row, 'kind') !== undefined) return oneOf(row, 'kind', KINDS);
  const kind = SIGNS.find(([field]) => (row[field] ?? '') !== '')?.[1];
  if (kind === undefined) throw new RowProblem('kind', 'Nothing says what this row tells.', 'Give it "state" (a status change), "good" and "total" or "value" (a sample), "event" and "clock", "from" and "to" (an exclusion), or a "kind".');
  return kind;
}

const SIGNS: readonly (readonly [string, FactKind])[] = [
  ['causer', 'cause'], ['event', 'clock'], ['state', 'status'], ['from', 'exclusion'], ['total', 'samples'], ['value', 'samples'], ['good', 'samples'],
];

/** A row that is no sample as the fact it tells. */
export function keptFact(row: Row, kind: Exclude<FactKind, 'samples'>, position: number, sourceOf: SourceOf): Fact {
  switch (kind) {
    case 'status': {
      const at = instant(row, 'at');
      return { ...kept(row, kind, position, at, sourceOf), kind, at, state: oneOf(row, 'state', ['up', 'down', 'degraded', 'unknown']) };
    }
    case 'clock':
      return clockFact(row, position, sourceOf);
    case 'exclusion': {
      const window = { start: instant(row, 'from'), end: instant(row, 'to') };
      return { ...kept(row, kind, position, window.start, sourceOf), kind, window, reason: text(row, 'reason'), approved: isTrue(row, 'approved') };
    }
    case 'cause': {
      const window = { start: instant(row, 'from'), end: instant(row, 'to') };
      const words = { incident: text(row, 'incident'), relieved: text(row, 'relieved'), causer: text(row, 'causer'), evidence: optionalText(row, 'evidence') ?? '' };
      return { ...kept(row, kind, position, window.end, sourceOf), kind, window, ...words, accepted: isTrue(row, 'accepted') };
    }
  }
}

function clockFact(row: Row, position: number, sourceOf: SourceOf): Fact {
  const at = instant(row, 'at');
  const sequence = numberOrNone(row, 'sequence');
  const optional = (['priority', 'reason', 'party', 'parent'] as const).flatMap((name) => {
    const value = optionalText(row, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...kept(row, 'clock', position, at, sourceOf), kind: 'clock', at, clock: text(row, 'clock'),
    event: oneOf(row, 'event', ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop']),
    ...(Number.isNaN(sequence) ? {} : { sequence }), ...Object.fromEntries(optional),
  };
}

export function sampleOf(row: Row, position: number, sourceOf: SourceOf): { readonly kept: Kept; readonly at: Instant; readonly measured: Measured } {
  const at = instant(row, 'at');
  const [good, total, value] = [numberOrNone(row, 'good'), numberOrNone(row, 'total'), numberOrNone(row, 'value')];
  if (good > total) throw new RowProblem('good', '"good" is more than "total".', 'Of so many events no more can be good.');
  if (Number.isNaN(good) !== Number.isNaN(total)) throw new RowProblem('total', '"good" and "total" come together.', 'Give both, or "value" alone.');
  const measured = { ...(Number.isNaN(total) ? {} : { good, total }), ...(Number.isNaN(value) ? {} : { value }) };
  return { kept: kept(row, 'samples', position, at, sourceOf), at, measured };
}

function kept(row: Row, kind: FactKind, position: number, at: Instant, sourceOf: SourceOf): Kept {
  const component = text(row, 'component');
  const metric = optionalText(row, 'metric');
  return {
    id: optionalText(row, 'id') ?? `row-${position}`, position, component, source: optionalText(row, 'source') ?? sourceOf(component, kind),
    recordedAt: optionalInstant(row, 'recordedAt') ?? at, ...(metric === undefined ? {} : { metric }),
  };
}
