/** The README's example compiles and what it says of it runs. */
import { readFileSync } from 'node:fs';
import { evaluateLevel } from '@entente/sla';
import { describe, expect, it } from 'vitest';
import * as terms from './index.ts';

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [example = ''] = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml]) => yaml);
const examples = [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = ''], place) => ({ place: place + 1, code }));

/** The words that examples may use. */
const vocabulary = { ...terms, evaluateLevel, expect, example };

describe('the README', () => {
  it.each(examples)('example $place runs', ({ code }) => {
    expect.hasAssertions();
    new Function(...Object.keys(vocabulary), code)(...Object.values(vocabulary));
  });
});
