import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { type Language, openLocales } from '../locales/index.ts';
import { type ProblemWords, type Told, useProblemWords } from './use-problem-words.ts';

/** The words for a problem, in a language. */
function wordsFor(told: Told, language: Language, fields?: Readonly<Record<string, string>>): ProblemWords {
  const heard: ProblemWords[] = [];
  const Reader = defineComponent({ setup: () => {
    heard.push(useProblemWords()(told, fields));
    return () => h('i');
  } });
  mount(Reader, { global: { plugins: [openLocales(language, language)] } });
  const [words] = heard;
  if (words === undefined) throw new Error('nothing was told');
  return words;
}

describe('the words for a problem', () => {
  test.each([['en', 'This short name is taken.', 'Choose another one.'], ['de', 'Dieser Kurzname ist vergeben.', 'Wählen Sie einen anderen.']] as const)('are the reader’s own where the code is known: %s', (language, says, fix) => {
    expect(wordsFor({ code: 'SLUG_TAKEN', message: 'The address "a" is taken.' }, language)).toEqual({ code: 'SLUG_TAKEN', says, fix, place: undefined, language: undefined });
  });

  test.each([['en', undefined], ['de', 'en']] as const)('are the server’s where it is not, and said to be English to who reads another language: %s', (language, marked) => {
    expect(wordsFor({ code: 'FIELD_UNKNOWN', message: 'There is no field.', fix: null }, language)).toEqual({ code: 'FIELD_UNKNOWN', says: 'There is no field.', fix: undefined, place: undefined, language: marked });
  });

  test('name the number that counts', () => {
    expect(wordsFor({ code: 'TOO_MANY_ATTEMPTS', message: '', values: { minutes: 15 } }, 'de').fix).toBe('In 15 min geht es wieder.');
  });

  test('are the server’s for what was found in a text, with its line before them', () => {
    const words = wordsFor({ code: 'KEY_NOT_USABLE', message: '"A B" cannot be a key.', fix: 'Use a–z.', line: 4 }, 'de');

    expect(words).toEqual({ code: 'KEY_NOT_USABLE', says: '"A B" cannot be a key.', fix: 'Use a–z.', place: 'Zeile 4', language: 'en' });
  });

  test('name the field that the path ends in, as its form calls it', () => {
    const fields = { customer: 'Kunde' };

    expect(wordsFor({ code: 'PARTY_NOT_FOUND', message: '', path: ['input', 'customer'] }, 'de', fields).place).toBe('Kunde');
    expect(wordsFor({ code: 'PARTY_NOT_FOUND', message: '', path: ['input', 'provider'] }, 'de', fields).place).toBeUndefined();
    expect(wordsFor({ code: 'PARTY_NOT_FOUND', message: '' }, 'de', fields).place).toBeUndefined();
  });
});
