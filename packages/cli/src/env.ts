/** The one file of the command that reads the environment. */
export interface CliEnv {
  /** Where the server is: ENTENTE_URL. */
  readonly url: string | undefined;
  /** An API key of a source: ENTENTE_KEY. */
  readonly key: string | undefined;
}

export function readEnv(): CliEnv {
  return { url: process.env['ENTENTE_URL'], key: process.env['ENTENTE_KEY'] };
}
