export type { Inputs } from './inputs.ts';
export { inputs } from './tenant-inputs.ts';
export { markTouched } from './marks/mark-touched.ts';
export { markByClock } from './recompute/mark-by-clock.ts';
export { recomputeNext } from './recompute/recompute-next.ts';
export { closeDuePeriods } from './periods/close-due-periods.ts';
export { closedUntil } from './periods/closable.queries.ts';
export { ensureSigningKey, publishedKeys } from './statements/signing-key.ts';
