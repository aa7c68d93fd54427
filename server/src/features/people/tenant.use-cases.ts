import type { Person } from '../../access/decide.ts';
import { type Outcome, problem, type Problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Store } from '../../store/open-store.ts';
import { Membership } from './membership.entity.ts';
import { createParty } from './party.use-cases.ts';
import { routeMembership } from './routing.ts';
import { Tenant } from './tenant.entity.ts';

export interface TenantInput {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly demo?: boolean;
}

/** A new tenant with its owner, and the party that it is itself in its book. */
export async function createTenant(store: Store, owner: Omit<Person, 'sessionId'>, input: TenantInput, now: Date): Promise<Outcome<Tenant>> {
  const problems = checkTenant(input);
  if (problems.length > 0) return refused(...problems);
  if (await slugIsTaken(store, input.slug)) {
    return refused(problem('SLUG_TAKEN', `The address "${input.slug}" is taken.`, ['input', 'slug'], 'Choose another one.'));
  }

  const id = newId();
  const tenant = await store.asSystem('a tenant is created', ({ inTenant }) =>
    inTenant(id, async (session) => {
      const { em, sql, audit } = session;
      const made = em.create(Tenant, { id, slug: input.slug, name: input.name.trim(), demo: input.demo ?? false, timeZone: input.timeZone });
      await em.flush();
      await sql('insert into routing.tenant (tenant_id, slug) values ($1, $2)', [id, input.slug]);
      await createParty(session, { name: input.name, kind: 'internal-unit' });
      const membership = em.create(Membership, { id: newId(), userId: owner.id, name: owner.name, email: owner.email, role: 'owner', partyId: null, createdAt: now });
      await em.flush();
      await routeMembership(session, membership);
      await audit('tenant.created', 'tenant', id, { by: membership.id });
      return made;
    }));
  return { value: tenant };
}

const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function checkTenant({ name, slug, timeZone }: TenantInput): readonly Problem[] {
  const problems: Problem[] = [];
  if (name.trim().length < 1 || name.trim().length > 200) problems.push(problem('NAME_NOT_USABLE', 'A tenant needs a name of 1 to 200 characters.', ['input', 'name']));
  if (!SLUG.test(slug)) problems.push(problem('SLUG_NOT_USABLE', `"${slug}" cannot be an address.`, ['input', 'slug'], 'Use 1 to 63 of a–z, 0–9 and "-", beginning and ending with a letter or digit.'));
  if (!isZone(timeZone)) problems.push(problem('ZONE_UNKNOWN', `"${timeZone}" is not a time zone.`, ['input', 'timeZone'], 'Use a name of the IANA database, like Europe/Amsterdam.'));
  return problems;
}

/** A zone is a name of the IANA database, never an offset and never the machine's (S5). */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

async function slugIsTaken(store: Store, slug: string): Promise<boolean> {
  const rows = await store.asSystem('whether an address is taken', ({ sql }) => sql('select tenant_id from routing.tenant where slug = $1', [slug]));
  return rows.length > 0;
}
