import type { Fact, AvailabilityTerms, StatusState } from '@entente/sla';
import { toBase64url } from '../src/base64url.ts';
import type { SigningKey, StatementInput, TrustedKeys } from '../src/index.ts';

/** An instant of March 2026. */
export const at = (time: string) => Date.parse(`2026-03-${time}Z`);

export const march = { start: at('01T00:00:00'), end: Date.parse('2026-04-01T00:00:00Z') };

export const terms = (given: Partial<AvailabilityTerms> = {}): AvailabilityTerms => ({
  id: 'level-1', name: 'Mail is up', kind: 'availability', basis: 'time', component: 'mail', expected: '99.9', minimum: '99.5', obligor: 'p', calendar: { kind: 'always' },
  period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, method: { measures: 'status', sources: ['probe'], combine: 'any-bad' }, unknown: { policy: 'ignore' },
  exclusions: { effect: 'remove' }, outages: {}, partialPeriod: 'prorate', inForce: { start: at('01T00:00:00') }, ...given,
});

export const change = (position: number, time: string, state: StatusState): Fact => ({ kind: 'status', id: `fact-${position}`, position, source: 'probe', component: 'mail', recordedAt: at('20T00:00:00'), at: at(time), state });

/** Up, and down for forty minutes of the fifth. */
export const facts: readonly Fact[] = [change(1, '01T00:00:00', 'up'), change(2, '05T10:00:00', 'down'), change(3, '05T10:40:00', 'up')];

export const input = (given: Partial<StatementInput> = {}): StatementInput => ({
  tenant: { id: 't', slug: 'northwind', name: 'Northwind' }, agreement: { id: 'a', key: 'mail', name: 'Mail', kind: 'sla', provider: { id: 'p', name: 'P' }, customer: { id: 'c', name: 'C' } },
  audience: { id: 'c', name: 'C' }, version: 1, replaces: null, period: march, asOf: march.end + 1, pins: { agreementVersion: 1, calendars: [{ name: 'always', version: 1 }], logPosition: 3 },
  levels: [{ key: 'availability', terms: terms() }], facts, ...given,
});

export async function aKey(kid: string): Promise<{ key: SigningKey; trust: TrustedKeys }> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const x = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { key: { kid, privateKey: pair.privateKey }, trust: { keys: [{ kid, kty: 'OKP', crv: 'Ed25519', x }] } };
}
