import { describe, expect, it } from 'vitest';
import { statementsOf } from './statements.ts';

describe('statementsOf', () => {
  it('cuts at semicolons', () => {
    expect(statementsOf('create schema a;\ncreate schema b;\n')).toEqual(['create schema a', 'create schema b']);
  });

  it('leaves alone a semicolon in quotes, comments and dollar quotes', () => {
    const text = `select ';' -- ; here
      , "a;b" /* ; */;
      create function f() returns text language sql as $$ select ';'; $$;
      do $body$ begin perform 1; perform '$$'; end $body$`;

    expect(statementsOf(text)).toHaveLength(3);
  });

  it('gives nothing for comments alone', () => {
    expect(statementsOf('-- nothing\n;\n-- here')).toEqual([]);
  });
});
