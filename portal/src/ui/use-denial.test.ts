import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { openLocales } from '../locales/index.ts';
import { useDenial, type Permitted } from './use-denial.ts';

const denied: Permitted = { authorized: false, message: 'Your role (viewer) does not allow this; owner, admin or manager may.', roles: ['OWNER', 'ADMIN', 'MANAGER'] };

test.each([
  ['en', denied, 'Your role (viewer) does not allow this; owner, admin or manager may.'],
  ['de', denied, 'Ihre Rolle erlaubt das nicht; Eigentümer, Administrator oder Servicemanager darf es.'],
  ['de', { ...denied, roles: [] }, 'Das dürfen Sie hier nicht. Wer den Mandanten verwaltet, kann es tun oder erlauben.'],
  ['de', { ...denied, authorized: true }, ''],
] as const)('a denial says in %s what it needs and who has it', (language, permission, sentence) => {
  const Sentence = defineComponent({ setup: () => {
    const denial = useDenial();
    return () => h('p', denial(permission));
  } });

  expect(mount(Sentence, { global: { plugins: [openLocales(language, language)] } }).text()).toBe(sentence);
});
