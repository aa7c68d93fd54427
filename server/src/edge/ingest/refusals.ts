/**
 * The closed catalogue of what can be wrong with a batch. A row's refusal names the row, the field, the reason and the
 * fix; a body's refusal ends the request. Codes are part of the API and are never renamed.
 */
export const ROW_REASONS = [
  'FIELD_MISSING', 'NOT_TEXT', 'OUTSIDE_SCOPE', 'UNKNOWN_METRIC', 'METRIC_AMBIGUOUS', 'WRONG_KIND', 'WRONG_UNIT', 'NOT_A_TIME', 'TIME_WITHOUT_ZONE', 'TIME_IN_SECONDS',
  'TIME_IN_FUTURE', 'TIME_OUT_OF_RANGE', 'UNKNOWN_STATE', 'UNKNOWN_EVENT', 'NOT_A_NUMBER', 'NOT_FINITE', 'NEGATIVE', 'GOOD_ABOVE_TOTAL', 'ENDS_BEFORE_START', 'NOT_A_BOOLEAN', 'NOT_AN_OBJECT',
  'TOO_LONG',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

export interface RowRefusal {
  /** From 0, in the order of the body. */
  readonly index: number;
  readonly field: string;
  readonly reason: RowReason;
  readonly message: string;
  readonly fix: string;
}

/** Thrown where a row turns out to be unusable; the reader of the batch adds the row's index. */
export class RowProblem extends Error {
  readonly field: string;
  readonly reason: RowReason;
  readonly fix: string;

  constructor(field: string, reason: RowReason, message: string, fix: string) {
    super(message);
    this.field = field;
    this.reason = reason;
    this.fix = fix;
  }
}

export type BodyCode =
  | 'KEY_NOT_VALID' | 'IDEMPOTENCY_KEY_MISSING' | 'IDEMPOTENCY_KEY_TOO_LONG' | 'IDEMPOTENCY_KEY_REUSED' | 'BODY_NOT_GZIP' | 'BODY_TOO_LARGE' | 'BODY_NOT_JSON' | 'BODY_NOT_CSV'
  | 'BODY_EMPTY' | 'COLUMN_MISSING' | 'COLUMNS_UNEVEN' | 'TOO_MANY_ROWS' | 'MEDIA_TYPE_NOT_SUPPORTED' | 'ENCODING_NOT_SUPPORTED' | 'ROWS_REJECTED' | 'TOO_MANY_REQUESTS' | 'BUSY';

/** Ends the request. Nothing of it was written. */
export class BodyProblem extends Error {
  readonly status: number;
  readonly code: BodyCode;
  readonly fix: string;
  /** Seconds, for the header Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: BodyCode, message: string, fix: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.fix = fix;
    this.retryAfter = retryAfter;
  }
}
