export { factsOf, sourceNames } from './fact.queries.ts';
export type { FactQuery } from './fact.queries.ts';
export { recordClockEvents, recordExclusions, recordStatusChanges } from './record.use-cases.ts';
export type { ClockRow, ExclusionRow, StatusRow } from './record.use-cases.ts';
export { touchesOf } from './touch.queries.ts';
export type { ExclusionTouch, StatusTouch } from './touch.queries.ts';
