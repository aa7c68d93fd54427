import { pino, type Logger } from 'pino';

/** One line of JSON an event. What a person typed, and every secret, stays out: routes are logged, not addresses. */
export function openLog(level: string, file?: string): Logger {
  const to = file === undefined ? pino.destination({ fd: 2, sync: true }) : pino.destination({ dest: file, mkdir: true, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers', 'res.headers', 'headers'] }, to);
}

export type { Logger };
