import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([['Tarnbrook IT & Söhne', 'tarnbrook-it-sohne'], ['  Isarwerk GmbH ', 'isarwerk-gmbh'], ['Straße 7', 'strasse-7'], ['…', '']])('%s is %s in addresses', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
