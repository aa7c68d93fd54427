import type { Fact } from '@entente/sla';
import type { Finding } from './finding.ts';
import { chainRoot } from './hash.ts';
import type { Statement } from './model.ts';

/** The facts, when the evidence is what the statement rests on; and what was found of it. */
export interface CheckedEvidence {
  readonly facts?: readonly Fact[];
  readonly findings: readonly Finding[];
}

/** Reads the lines and compares them with the statement's chain. Facts that differ are recomputed all the same. */
export async function checkEvidence({ evidence }: Statement, text: string): Promise<CheckedEvidence> {
  const facts = factsIn(text);
  return 'code' in facts ? { findings: [facts] } : { facts, findings: [await compare(evidence, linesOf(text))] };
}

/** The facts in the text of an evidence, in its order; or the finding that names the line that is none. */
export function factsIn(text: string): readonly Fact[] | Finding {
  const facts: Fact[] = [];
  for (const [place, line] of linesOf(text).entries()) {
    const fact = factOf(line);
    if (fact === undefined) return { code: 'EVIDENCE_NOT_READABLE', weight: 'wrong', says: `Line ${place + 1} of the evidence is no fact.` };
    facts.push(fact);
  }
  return facts;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

async function compare(evidence: Statement['evidence'], lines: readonly string[]): Promise<Finding> {
  const stated = `${evidence.facts} facts`;
  if (lines.length < evidence.facts) return { code: 'FACT_DROPPED', weight: 'wrong', says: `The statement rests on ${stated}; the evidence has ${lines.length}.`, path: 'evidence.facts' };
  if (lines.length > evidence.facts) return { code: 'FACT_ADDED', weight: 'wrong', says: `The statement rests on ${stated}; the evidence has ${lines.length}.`, path: 'evidence.facts' };
  if ((await chainRoot(lines)) !== evidence.root) return { code: 'FACT_CHANGED', weight: 'wrong', says: 'A fact of the evidence was changed or moved: its hash chain ends elsewhere.', path: 'evidence.root' };
  return { code: 'EVIDENCE_COMPLETE', weight: 'right', says: `The evidence is the ${stated} that the statement rests on.` };
}

function factOf(line: string): Fact | undefined {
  try {
    const fact: Fact = JSON.parse(line);
    return ['status', 'samples', 'exclusion', 'clock', 'cause'].includes(fact.kind) && typeof fact.position === 'number' ? fact : undefined;
  } catch {
    return undefined;
  }
}
