import { SEMANTICS_REVISION } from '@entente/sla';
import type { Finding } from './finding.ts';
import { FORMAT, type Statement } from './model.ts';

/** The revisions of the semantics that this program can recompute. */
const KNOWN_SEMANTICS: readonly number[] = [SEMANTICS_REVISION];

/** The statement in a text, or the finding that says why there is none that this program can verify (S24). */
export function parseStatement(text: string): Statement | Finding {
  const parsed = json(text);
  if (typeof parsed !== 'object' || parsed === null || !('format' in parsed)) return refusal('NOT_A_STATEMENT', 'The file is no statement: it has no format.');
  if (parsed.format !== FORMAT) return refusal('FORMAT_UNKNOWN', `The format "${String(parsed.format)}" is not known here; ${FORMAT} is.`, 'format');
  if (!isStatement(parsed)) return refusal('NOT_A_STATEMENT', 'The statement lacks parts that its format asks for.');
  const { semantics } = parsed.pins;
  if (!KNOWN_SEMANTICS.includes(semantics)) return refusal('SEMANTICS_UNKNOWN', `Revision ${semantics} of the semantics is not known here; ${KNOWN_SEMANTICS.join(', ')} is.`, 'pins.semantics');
  return parsed;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Looks at the parts that verification walks through; what is inside them is compared number by number. */
function isStatement(value: object): value is Statement {
  const has = (name: string, type: 'object' | 'number') => typeof Reflect.get(value, name) === type && Reflect.get(value, name) !== null;
  return ['tenant', 'agreement', 'period', 'pins', 'levels', 'evidence', 'signature'].every((name) => has(name, 'object')) && has('asOf', 'number') && Array.isArray(Reflect.get(value, 'levels'));
}

function refusal(code: Finding['code'], says: string, path?: string): Finding {
  return { code, weight: 'wrong', says, ...(path === undefined ? {} : { path }) };
}
