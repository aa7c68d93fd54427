/** What the command ends with; scripts may rely on these numbers. */
export const EXIT = {
  fine: 0,
  /** Something is wrong with what was given: a statement that is refused, rows that were rejected. */
  refused: 1,
  /** The words of the command are not right. */
  usage: 2,
  /** The statement is consistent, and nobody knows whose it is. */
  signerUnknown: 3,
  /** A file cannot be read. */
  file: 4,
  /** The server cannot be reached or does not take the request. */
  server: 5,
} as const;

/** Ends the command with one sentence. */
export class CliProblem extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, sentence: string) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
