import { describe, expect, test } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { openLocales } from './index.ts';

function texts(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => (
    typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value, `${path}${key}.`)
  ));
}

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).filter((name, index, all) => all.indexOf(name) === index).toSorted();
const german = new Map(texts(de));

describe('the words of the portal', () => {
  test('German says all that English says and leaves the same places open', () => {
    const differing = texts(en).filter(([key, text]) => !german.has(key) || String(places(german.get(key) ?? '')) !== String(places(text)));

    expect(differing.map(([key]) => key)).toEqual([]);
    expect(german.size).toBe(texts(en).length);
  });

  test('nobody is begged, congratulated or shouted at', () => {
    const wrong = texts(en).filter(([, text]) => /!|\bplease\b|successfully|\boops\b/i.test(text));

    expect(wrong).toEqual([]);
  });

  test.each([[null, 'de-AT', 'de'], [null, 'fr-FR', 'en'], ['en', 'de-DE', 'en'], ['xx', 'de-DE', 'en']])('kept %s and preferred %s open in %s', (kept, preferred, opened) => {
    expect(openLocales(kept, preferred).global.locale.value).toBe(opened);
  });
});
