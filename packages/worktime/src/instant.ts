/** A point in time: UTC milliseconds since 1970, an integer (S1). Finer input is floored before it gets here. */
export type Instant = number;

/** A length of elapsed time in milliseconds, never negative. */
export type Duration = number;

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A date with its wall time and without a zone, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`. */
export type LocalDateTime = string;

/** A wall time of a day without a zone, `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day. */
export type LocalTime = string;

/** The name of an IANA zone, e.g. `Europe/Amsterdam` (S5). */
export type ZoneName = string;

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
/** Twenty-four elapsed hours; a local day may be longer or shorter. */
export const DAY: Duration = 24 * HOUR;
