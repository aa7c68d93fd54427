/** Why the server does not start: one clear sentence for the person, one exit code for the script. */
export type StartProblemCode = keyof typeof EXIT_CODES;

export class StartProblem extends Error {
  readonly code: StartProblemCode;
  readonly exitCode: number;

  constructor(code: StartProblemCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartProblem';
    this.code = code;
    this.exitCode = EXIT_CODES[code];
  }
}

const EXIT_CODES = {
  CONFIGURATION: 10,
  PORT_IN_USE: 11,
  DATABASE_UNREACHABLE: 12,
  DATABASE_PASSWORD: 13,
  DATABASE_MISSING: 14,
  DATABASE_TOO_OLD: 15,
  DATABASE_UNSAFE: 16,
  MIGRATION_FAILED: 17,
  EMBEDDED_POSTGRES: 18,
  DATA_DIRECTORY: 19,
} as const;
