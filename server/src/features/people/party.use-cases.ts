import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import { Party, type PartyKind } from './party.entity.ts';

export interface PartyInput {
  readonly name: string;
  readonly kind: PartyKind;
  readonly letters?: string | null | undefined;
}

/** A new party at the next place of the palette; it may see itself. */
export async function createParty({ em, sql, audit }: Session, { name, kind, letters }: PartyInput): Promise<Outcome<Party>> {
  const trimmed = name.trim();
  if (trimmed.length < 1 || trimmed.length > 200) return refused(problem('NAME_NOT_USABLE', 'A party needs a name of 1 to 200 characters.', ['input', 'name']));
  if (kind === 'unattributed') return refused(problem('KIND_NOT_USABLE', 'Unattributed time belongs to nobody; it is no party to be made.', ['input', 'kind']));
  const shown = (letters ?? lettersOf(trimmed)).trim().toUpperCase();
  if (shown.length < 1 || shown.length > 3) return refused(problem('LETTERS_NOT_USABLE', 'A party is shown by 1 to 3 letters.', ['input', 'letters']));
  if ((await em.findOne(Party, { name: trimmed })) !== null) {
    return refused(problem('PARTY_EXISTS', `There is a party called "${trimmed}" already.`, ['input', 'name'], 'Choose another name, or use that party.'));
  }

  const [{ next } = { next: 1 }] = await sql<{ next: number }>('select coalesce(max(position), 0) + 1 as next from entente.party');
  const party = em.create(Party, { id: newId(), name: trimmed, kind, letters: shown, position: next });
  await em.flush();
  await sql(`insert into entente.party_reach (party_id, aspect, target_kind, target_id) values ($1, 'terms', 'party', $1)`, [party.id]);
  await audit('party.created', 'party', party.id, { name: trimmed, kind });
  return { value: party };
}

/** The first letters of its first two words, else its first two letters. */
export function lettersOf(name: string): string {
  const [first = '', second] = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return second ? `${first.slice(0, 1)}${second.slice(0, 1)}`.toUpperCase() : first.slice(0, 2).toUpperCase() || '?';
}
