/**
 * The statements of an SQL file, one for each protocol message. Knows what may hide a semicolon: quotes, dollar
 * quotes, comments and the `begin atomic … end` we do not use.
 */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const skipped = endOfQuoted(text, at);
    if (skipped > at) at = skipped;
    else if (text[at] === ';') {
      statements.push(text.slice(start, at).trim());
      start = ++at;
    } else at += 1;
  }
  statements.push(text.slice(start).trim());
  return statements.filter((statement) => statement.replaceAll(/--.*$/gm, '').trim() !== '');
}

/** Where the quoted piece or comment that begins here ends; `at` itself when none begins. */
function endOfQuoted(text: string, at: number): number {
  switch (text[at]) {
    case "'":
    case '"':
      return after(text, text[at] ?? '', at + 1);
    case '-':
      return text[at + 1] === '-' ? after(text, '\n', at) : at;
    case '/':
      return text[at + 1] === '*' ? after(text, '*/', at + 2) : at;
    case '$': {
      const [tag] = /^\$(?:[a-z_]\w*)?\$/i.exec(text.slice(at, at + 64)) ?? [];
      return tag ? after(text, tag, at + tag.length) : at;
    }
    default:
      return at;
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
