import { beforeAll, describe, expect, test } from 'vitest';
import { aKey, at, input } from '../testing/statements.ts';
import { buildStatement, canonical, countersign, ForeignParty, type Signed, type SigningKey, signStatement, type TrustedKeys, verifyStatement } from './index.ts';

const customer = { id: 'c', name: 'C' };

let signed: Signed;
let accepted: Signed;
let trust: TrustedKeys;
let countersigners: TrustedKeys;
let theirs: SigningKey;

beforeAll(async () => {
  const maker = await aKey('k1');
  const other = await aKey('k2');
  [trust, countersigners, theirs] = [maker.trust, other.trust, other.key];
  signed = await signStatement((await buildStatement(input())).statement, maker.key);
  accepted = await countersign(signed.statement, { party: customer, at: at('31T12:00:00') }, theirs);
});

const codes = async (text: string, more: { countersigners?: TrustedKeys } = { countersigners }) => (await verifyStatement(text, { trust, ...more })).findings.map(({ code }) => code);

/** The countersigned statement with something changed afterwards. */
const changed = (change: (text: string) => string) => change(accepted.text);

describe('a countersignature', () => {
  test('says that the other party accepts this very statement, and leaves its signature as it is', async () => {
    expect(await codes(accepted.text)).toEqual(['SIGNATURE_VALID', 'COUNTERSIGNED', 'NOT_RECOMPUTED']);
    expect((await verifyStatement(accepted.text, { trust, countersigners })).outcome).toBe('verified');
  });

  test('does not stand for its maker’s own signature', async () => {
    expect(await codes(accepted.text, {})).toEqual(['SIGNATURE_VALID', 'COUNTERSIGNER_UNKNOWN', 'NOT_RECOMPUTED']);
  });

  test('may stand beside another one, in any order of signing', async () => {
    const provider = await aKey('k3');
    const both = await countersign(accepted.statement, { party: { id: 'p', name: 'P' }, at: at('31T13:00:00') }, provider.key);
    const keys = { keys: [...countersigners.keys, ...provider.trust.keys] };

    expect(await codes(both.text, { countersigners: keys })).toEqual(['SIGNATURE_VALID', 'COUNTERSIGNED', 'COUNTERSIGNED', 'NOT_RECOMPUTED']);
    const turned = canonical({ ...both.statement, countersignatures: both.statement.countersignatures?.toReversed() });
    expect(await codes(turned, { countersigners: keys })).toEqual(['SIGNATURE_VALID', 'COUNTERSIGNED', 'COUNTERSIGNED', 'NOT_RECOMPUTED']);
  });

  test('is not given by a party that the agreement does not name', async () => {
    await expect(countersign(signed.statement, { party: { id: 'x', name: 'X' }, at: 0 }, theirs)).rejects.toThrow(ForeignParty);
  });

  test.each([
    ['the statement was changed after it', (text: string) => text.replace('"shown":"99.910"', '"shown":"99.990"'), ['SIGNATURE_INVALID', 'COUNTERSIGNATURE_INVALID', 'NOT_RECOMPUTED']],
    ['its instant was changed', (text: string) => text.replace(`"at":${at('31T12:00:00')}`, '"at":1'), ['SIGNATURE_VALID', 'COUNTERSIGNATURE_INVALID', 'NOT_RECOMPUTED']],
    ['it was put into another party’s mouth', (text: string) => text.replace('"party":{"id":"c","name":"C"}', '"party":{"id":"p","name":"P"}'), ['SIGNATURE_VALID', 'COUNTERSIGNATURE_INVALID', 'NOT_RECOMPUTED']],
    ['its party is none of the agreement', (text: string) => text.replace('"party":{"id":"c","name":"C"}', '"party":{"id":"x","name":"X"}'), ['SIGNATURE_VALID', 'COUNTERSIGNATURE_INVALID', 'NOT_RECOMPUTED']],
    ['its key is another', (text: string) => text.replace('"kid":"k2"', '"kid":"k9"'), ['SIGNATURE_VALID', 'COUNTERSIGNER_FOREIGN', 'NOT_RECOMPUTED']],
  ])('does not hold when %s', async (_how, change, expected) => {
    expect(changed(change)).not.toBe(accepted.text);
    expect(await codes(changed(change))).toEqual(expected);
  });

  test('does not hold once its key is revoked', async () => {
    const revoked = { keys: countersigners.keys.map((key) => ({ ...key, revoked: true })) };

    expect(await codes(accepted.text, { countersigners: revoked })).toContain('COUNTERSIGNER_REVOKED');
  });
});
