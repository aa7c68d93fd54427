import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import { rewriteReach } from './reach.use-cases.ts';

export interface DisclosureInput {
  readonly partyId: string;
  readonly aspect: 'terms' | 'levels' | 'money';
  readonly targetKind: 'agreement' | 'shared_metric';
  readonly targetId: string;
}

/** Shows a party one aspect of a thing that its own roles do not give it. */
export async function disclose(session: Session, { partyId, aspect, targetKind, targetId }: DisclosureInput): Promise<void> {
  await session.sql(
    `insert into entente.disclosure (id, party_id, aspect, target_kind, target_id) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [newId(), partyId, aspect, targetKind, targetId],
  );
  await session.audit('disclosure.make', targetKind, targetId, { partyId, aspect });
  await rewriteReach(session, [partyId]);
}

/** Takes a disclosure back. What the party's roles give stays. */
export async function withdraw(session: Session, { partyId, aspect, targetKind, targetId }: DisclosureInput): Promise<void> {
  await session.sql(
    `delete from entente.disclosure where tenant_id = $1 and party_id = $2 and aspect = $3 and target_kind = $4 and target_id = $5`,
    [session.tenantId, partyId, aspect, targetKind, targetId],
  );
  await session.audit('disclosure.withdraw', targetKind, targetId, { partyId, aspect });
  await rewriteReach(session, [partyId]);
}
