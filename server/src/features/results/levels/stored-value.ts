import type { ValueLevelTerms, ValueResult } from '@entente/sla';
import { unitOf } from '../../agreements/index.ts';

/** A number of any kind but availability as it is stored and stated: what it is, what it is compared with, and in what unit. */
export interface StoredValue extends Pick<ValueResult, 'kind' | 'lines' | 'toDate' | 'bestAchievable' | 'judged' | 'coverage' | 'left' | 'byAllowance'> {
  /** `%` where it is a part of one. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
}

export function storedValue(terms: ValueLevelTerms, { kind, lines, toDate, bestAchievable, judged, coverage, left, byAllowance }: ValueResult): StoredValue {
  return {
    kind, unit: unitOf(terms), better: betterOf(terms), lines, toDate,
    ...(bestAchievable === undefined ? {} : { bestAchievable }), ...(judged === undefined ? {} : { judged }), ...(coverage === undefined ? {} : { coverage }),
    ...(left === undefined ? {} : { left }), ...(byAllowance === undefined ? {} : { byAllowance }),
  };
}

/** Written by `storedValue`. */
export const valueFrom = (text: string): StoredValue => JSON.parse(text);

export function betterOf(terms: ValueLevelTerms): 'higher' | 'lower' {
  switch (terms.kind) {
    case 'ratio':
    case 'threshold':
    case 'clock': return 'higher';
    case 'percentile':
    case 'goal':
    case 'money': return terms.better;
    case 'score': return terms.better ?? 'higher';
  }
}
