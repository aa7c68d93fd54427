import { pino, type Logger } from 'pino';

/** One line of JSON an event. What a person typed, and every secret, stays out: routes are logged, not addresses. */
export function openLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers', 'res.headers', 'headers'] }, pino.destination(2));
}

export type { Logger };
