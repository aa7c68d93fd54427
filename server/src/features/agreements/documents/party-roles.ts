import type { PartyKind } from '../../people/index.ts';

/** What documents call the kinds of parties; time that nobody answers for is no party of theirs. */
export const ROLE_OF = { customer: 'customer', provider: 'provider', 'internal-unit': 'internal', integrator: 'integrator', unattributed: 'internal' } as const satisfies Record<PartyKind, string>;

export const KIND_OF = { customer: 'customer', provider: 'provider', internal: 'internal-unit', integrator: 'integrator' } as const satisfies Record<string, PartyKind>;
