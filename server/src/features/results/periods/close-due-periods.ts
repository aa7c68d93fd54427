import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../store/open-store.ts';
import type { Inputs } from '../inputs.ts';
import { ensureSigningKey } from '../statements/signing-key.ts';
import { periodsDueToClose } from './closable.queries.ts';
import { closePeriod } from './close-period.use-cases.ts';

export interface Closing {
  readonly store: Store;
  readonly inputs: Inputs;
  readonly clock: Clock;
  readonly secret: string;
}

/** Closes what is due in a tenant, each period in a transaction of its own; returns how many were closed. */
export async function closeDuePeriods({ store, inputs, clock, secret }: Closing, tenantId: string): Promise<number> {
  const worker = { kind: 'worker', tenantId, reason: 'the grace of a period is over' } as const;
  const due = await store.inTenant(worker, async (session) => {
    await ensureSigningKey(session, secret, clock());
    return periodsDueToClose(session, clock());
  });
  let closed = 0;
  for (const { agreementId, period } of due) {
    // Refused when another node was faster or the number is not settled yet; then it is looked at again.
    const { value } = await store.inTenant(worker, (session) =>
      closePeriod(session, inputs, { agreementId, instant: period.start, now: clock(), secret }));
    if (value !== undefined) closed += 1;
  }
  return closed;
}
