import { expect, test } from 'vitest';
import { passwordRefusal } from './password.ts';

test.each([['', false], ['elevenchars', false], ['twelve chars', true], ['neun Zeichen und mehr', true]])('the new password “%s” may be taken: %s', (password, taken) => {
  expect(passwordRefusal(password) === undefined).toBe(taken);
});
