import pg from 'pg';

/**
 * The one place where text becomes part of a statement: `set local` takes no parameters. Everything that goes through
 * here is checked for its form by the caller first.
 */
export const quoteLiteral = (text: string): string => pg.escapeLiteral(text);

export const quoteIdentifier = (name: string): string => pg.escapeIdentifier(name);
