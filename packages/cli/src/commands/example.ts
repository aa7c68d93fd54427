/** What stands below a command's help. */
export function example(line: string, more?: string): string {
  return `\nExample:\n  ${line}\n${more === undefined ? '' : `\n${more}\n`}`;
}
