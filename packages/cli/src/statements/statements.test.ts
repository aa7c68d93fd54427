import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fact, AvailabilityTerms } from '@entente/sla';
import { buildStatement, publicHalf, signingKeyOf, signStatement } from '@entente/statement';
import { beforeAll, describe, expect, test } from 'vitest';
import { entente } from '../../testing/command.ts';

const at = (time: string) => Date.parse(`2026-03-${time}Z`);
const march = { start: at('01T00:00:00'), end: Date.parse('2026-04-01T00:00:00Z') };
const terms: AvailabilityTerms = {
  id: 'level-1', name: 'Mail is up', kind: 'availability', basis: 'time', component: 'mail', expected: '99.9', obligor: 'p', calendar: { kind: 'always' },
  period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, method: { measures: 'status', sources: ['probe'], combine: 'any-bad' }, unknown: { policy: 'ignore' },
  exclusions: { effect: 'remove' }, outages: {}, partialPeriod: 'prorate', inForce: { start: march.start },
};
const change = (position: number, time: string, state: 'up' | 'down'): Fact => ({ kind: 'status', id: `fact-${position}`, position, source: 'probe', component: 'mail', recordedAt: at('20T00:00:00'), at: at(time), state });
const facts = [change(1, '01T00:00:00', 'up'), change(2, '05T10:00:00', 'down'), change(3, '05T10:40:00', 'up')];

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-cli-'));
  await entente('key', file('tenant'));
  await entente('key', file('customer'));
  await write('first', 1, facts);
  await write('second', 2, [...facts, change(4, '05T10:40:00', 'down'), change(5, '05T11:00:00', 'up')]);
});

async function write(name: string, version: number, known: readonly Fact[]): Promise<void> {
  const key = await signingKeyOf(JSON.parse(await readFile(file('tenant.key.json'), 'utf8')));
  const { statement, lines } = await buildStatement({
    tenant: { id: 't', slug: 'northwind', name: 'Northwind' }, agreement: { id: 'a', key: 'mail', name: 'Mail', kind: 'sla', provider: { id: 'p', name: 'Provider' }, customer: { id: 'c', name: 'Castellan' } },
    audience: null, version, replaces: null, period: march, asOf: march.end + 1, pins: { agreementVersion: 1, calendars: [{ name: 'always', version: 1 }], logPosition: known.length },
    levels: [{ key: 'availability', terms }], facts: known,
  });
  await writeFile(file(`${name}.json`), (await signStatement(statement, key ?? expect.fail('the file holds a key'))).text);
  await writeFile(file(`${name}.ndjson.gz`), gzipSync(lines.map((line) => `${line}\n`).join('')));
}

describe('entente', () => {
  test('verify: with its evidence and a trusted key it ends with 0, without a key with 3, tampered with 1', async () => {
    await writeFile(file('tampered.json'), (await readFile(file('first.json'), 'utf8')).replace('"state":"met"', '"state":"failed"'));

    expect(await entente('verify', file('first.json'), '--facts', file('first.ndjson.gz'), '--key', file('tenant.pub.json'))).toMatchObject({ code: 0, said: expect.stringContaining('Verified') });
    expect(await entente('verify', file('first.json'), '--facts', file('first.ndjson.gz'))).toMatchObject({ code: 3, said: expect.stringContaining('signer unknown') });
    expect(await entente('verify', file('tampered.json'), '--facts', file('first.ndjson.gz'), '--key', file('tenant.pub.json'))).toMatchObject({ code: 1, said: expect.stringContaining('[SIGNATURE_INVALID]') });
  });

  test('countersign: the other party accepts it with a key of its own, and verify tells who', async () => {
    const signed = await entente('countersign', file('first.json'), '--sign', file('customer.key.json'), '--party', 'Castellan', '--out', file('accepted.json'));

    expect(signed.code).toBe(0);
    expect(await entente('verify', file('accepted.json'), '--key', file('tenant.pub.json'), '--countersigners', file('customer.pub.json'))).toMatchObject({ code: 0, said: expect.stringContaining('Accepted by Castellan') });
    expect(await entente('verify', file('accepted.json'), '--key', file('tenant.pub.json'), '--countersigners', file('tenant.pub.json'))).toMatchObject({ code: 1 });
  });

  test('countersign: nobody accepts for a party that the agreement does not name, and no file is written over', async () => {
    const words = ['countersign', file('first.json'), '--sign', file('customer.key.json')];

    expect(await entente(...words, '--party', 'Somebody', '--out', file('never.json'))).toMatchObject({ code: 1, complained: expect.stringContaining('Castellan (c)') });
    await expect(stat(file('never.json'))).rejects.toThrow('ENOENT');
    expect(await entente(...words, '--party', 'c', '--out', file('first.json'))).toMatchObject({ code: 4, complained: expect.stringContaining('there already') });
    expect(await entente('countersign', file('first.json'), '--sign', file('tenant.pub.json'), '--party', 'c', '--out', file('never.json'))).toMatchObject({ code: 4, complained: expect.stringContaining('no private Ed25519 key') });
  });

  test('diff: tells what a restatement changed, by terms, numbers and facts', async () => {
    const { code, said } = await entente('diff', file('first.json'), file('second.json'), '--facts', file('first.ndjson.gz'), '--facts-after', file('second.ndjson.gz'));

    expect(code).toBe(1);
    expect(said).toContain('availability: toDate.shown  "99.910" → "99.865"');
    expect(said).toContain('Facts that supersede others\n  mail up at 2026-03-05T10:40:00.000Z (position 3) → mail down at 2026-03-05T10:40:00.000Z (position 4)');
    expect(said).not.toContain('Terms');
  });

  test('diff: a statement and itself say the same; one evidence alone is a question', async () => {
    expect(await entente('diff', file('first.json'), file('first.json'))).toMatchObject({ code: 0, said: 'They say the same.\n' });
    expect(await entente('diff', file('first.json'), file('first.json'), '--facts', file('first.ndjson.gz'))).toMatchObject({ code: 2, complained: expect.stringContaining('--facts-after') });
  });

  test('key: the private half is for nobody else, and is never written over', async () => {
    expect((await stat(file('tenant.key.json'))).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(file('tenant.pub.json'), 'utf8'))).toEqual(publicHalf(JSON.parse(await readFile(file('tenant.key.json'), 'utf8'))));
    expect(await entente('key', file('tenant'))).toMatchObject({ code: 4 });
  });

  test.each(['absent.json', 'tenant.pub.json'])('a file that is no statement is named in a sentence: %s', async (name) => {
    const { code, complained: said } = await entente('diff', file(name), file('first.json'));

    expect([1, 4]).toContain(code);
    expect(said).toContain(file(name));
  });
});
