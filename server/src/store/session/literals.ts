import pg from 'pg';

/** A piece of a statement that is quoted already. */
export interface Quoted {
  readonly quoted: string;
}

/**
 * The one place where text becomes part of a statement: `set local`, roles and databases take no parameters. Only
 * quoted pieces fit: statement`create database ${identifier(name)}`.
 */
export const statement = (texts: TemplateStringsArray, ...pieces: readonly Quoted[]): string =>
  texts.reduce((whole, text, index) => `${whole}${pieces[index - 1]?.quoted ?? ''}${text}`);

export const literal = (text: string): Quoted => ({ quoted: pg.escapeLiteral(text) });

export const identifier = (name: string): Quoted => ({ quoted: pg.escapeIdentifier(name) });
