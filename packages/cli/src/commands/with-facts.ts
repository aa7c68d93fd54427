import type { Command } from 'commander';

/** The options of every command that judges facts in files. */
export function withFacts(command: Command): Command {
  return command
    .requiredOption('--facts <files...>', 'facts in CSV, NDJSON or JSON, gzip too')
    .option('--known-at <time>', 'what was known then: facts recorded later are left out')
    .option('--as-of <time>', 'the moment of looking; default: now, or --known-at');
}

export const PERIOD = ['--period <period>', '2026-03, 2026-Q1, 2026, 2026-03-05, or 2026-01/2026-03'] as const;
