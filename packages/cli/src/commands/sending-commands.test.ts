import { expect, test } from 'vitest';
import { entente, filesOf } from '../../testing/command.ts';

const file = await filesOf({ 'junk.csv.gz': 'junk\n', 'empty.csv': 'component,at,state\n', 'checks.csv': 'commit_time_utc,slug,status\n2026-03-01T00:00:00Z,shop,up\n' });
const nowhere = ['--url', 'http://127.0.0.1:9', '--key', 'ent_none'];

test.each([
  ['a file that is called gzip and is not', ['push', 'samples', file('junk.csv.gz')]],
  ['a head without rows', ['push', 'status', file('empty.csv')]],
  ['a log whose every site is left out', ['import', 'checks', file('checks.csv'), '--except', 'shop']],
])('%s is not sent as if all were well', async (_name, words) => {
  expect(await entente(...words, ...nowhere)).toMatchObject({ code: 4, said: '', complained: expect.stringContaining('There is nothing to send') });
});
