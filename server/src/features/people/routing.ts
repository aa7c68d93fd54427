import type { Session } from '../../store/session/session.ts';
import type { Membership } from './membership.entity.ts';

/** What is known of a member before its session is opened: written with every change, gone with the membership. */
export async function routeMembership({ sql }: Session, { id, userId, role, partyId, epoch, state }: Membership): Promise<void> {
  if (state === 'removed') {
    await sql('delete from routing.membership where membership_id = $1', [id]);
    return;
  }
  await sql(
    `insert into routing.membership (membership_id, user_id, role, party_id, epoch) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, membership_id) do update set role = excluded.role, party_id = excluded.party_id, epoch = excluded.epoch`,
    [id, userId, role, partyId, epoch],
  );
}
