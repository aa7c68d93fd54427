import type { Fact } from '@entente/sla';
import type { Change, Comparison } from '@entente/statement';

/** What two statements say differently, for a person on a terminal. */
export function comparisonInWords({ subject, pins, terms, numbers, money, facts }: Comparison): string {
  const sections = [
    ...section('What they are of', subject.map(changeLine)),
    ...section('What they rest on', pins.map(changeLine)),
    ...section('Terms', terms.map(changeLine)),
    ...section('Numbers', numbers.map(changeLine)),
    ...section('Money', money.map(changeLine)),
    ...(facts === undefined ? [] : [
      ...section('Facts that came', facts.added.filter((fact) => !facts.superseded.some(({ after }) => after === fact)).map(factLine)),
      ...section('Facts that supersede others', facts.superseded.map(({ before, after }) => `${factLine(before)} → ${factLine(after)}`)),
      ...section('Facts that are missing from the later one', facts.missing.map(factLine)),
      ...section('Facts that were changed', facts.changed.map(({ before, after }) => `${factLine(before)} → ${factLine(after)}`)),
    ]),
  ];
  return sections.length === 0 ? 'They say the same.' : sections.join('\n').trimStart();
}

const MOST = 20;

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MOST ? [`  and ${lines.length - MOST} more`] : [];
  return ['', title, ...lines.slice(0, MOST).map((line) => `  ${line}`), ...more];
}

function changeLine({ level, path, before, after }: Change): string {
  return `${[level, path].filter((part) => part !== undefined && part !== '').join(': ')}  ${before} → ${after}`;
}

function factLine(fact: Fact): string {
  const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  switch (fact.kind) {
    case 'status':
      return `${fact.component} ${fact.state} at ${time(fact.at)} (position ${fact.position})`;
    case 'samples':
      return `${fact.at.length} samples of ${fact.component} from ${time(fact.at[0])} (position ${fact.position})`;
    case 'exclusion':
      return `${fact.approved ? 'exclusion' : 'exclusion not approved'} of ${fact.component} from ${time(fact.window.start)} to ${time(fact.window.end)} (position ${fact.position})`;
    case 'clock':
      return `${fact.event} of ${fact.clock} at ${time(fact.at)} (position ${fact.position})`;
    case 'cause':
      return `${fact.accepted ? 'cause' : 'cause not accepted'} of ${fact.component} from ${time(fact.window.start)} to ${time(fact.window.end)} (position ${fact.position})`;
  }
}
