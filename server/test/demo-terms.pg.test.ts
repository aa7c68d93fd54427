import { evaluateLevel, type Fact } from '@entente/sla';
import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { makeCompany, makeProvider } from '../src/demo/make-tenants.ts';
import type { DemoLogin } from '../src/demo/demo-files.ts';
import { agreedLevels, type AgreedLevel, exportTerms, importTerms } from '../src/features/agreements/index.ts';
import { createTenant } from '../src/features/people/index.ts';
import { granted } from './agreement-seeds.ts';
import { testApi } from './api.ts';
import { seedOf, type TenantSeed } from './seeds.ts';
import { testWorld } from './world.ts';

const NOW = Date.parse('2026-05-20T11:30:00Z');

describe('the terms of a demo tenant', () => {
  const world = testWorld();
  const api = testApi(world);
  const person = (who: DemoLogin['who'], tenant: string): DemoLogin => ({ who, name: `The ${who}`, email: `${who}@${tenant}.example`, password: 'a long and quiet password', tenant });
  const seed = (id: string, slug: string): TenantSeed => seedOf(world.store, id, slug, { kind: 'worker', tenantId: id, reason: 'test' });

  it.each([
    ['tarnbrook', 'Tarnbrook IT', makeProvider, 'client'],
    ['veldkamp', 'Veldkamp Retail', makeCompany, 'supplier'],
  ] as const)('%s: are the same documents and the same levels in an empty tenant of its name', async (slug, name, make, guest) => {
    await make({ store: world.store, signIn: api.signIn, clock: () => NOW }, person('operator', slug), person(guest, slug));
    const [row] = await world.admin<{ tenant_id: string }>('select tenant_id from entente.tenant where slug = $1', [slug]);
    const demo = seed(row?.tenant_id ?? '', slug);
    const owner = { id: `owner of ${slug}`, name: 'Owner', email: `owner@${slug}.example` };
    const made = granted(await createTenant(world.store, owner, { name, slug: `${slug}-2`, timeZone: 'UTC' }, new Date(NOW)));
    const other = seed(made.id, `${slug}-2`);
    const text = await demo.within(exportTerms);

    const { problems, imported } = await other.within((session) => importTerms(session, text));

    expect(problems).toBeUndefined();
    expect(imported?.agreements).toBeGreaterThan(4);
    expect(await other.within(exportTerms)).toBe(text);
    expect(await results(other)).toEqual(await results(demo));
  });
});

/** Every level's result in its running period, when its component was down for an hour of it. */
async function results(tenant: TenantSeed) {
  const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));
  return Object.fromEntries(levels.map((level) => [`${level.terms.component} ${level.key}`, resultOf(level)]));
}

function resultOf({ terms }: AgreedLevel) {
  const start = Math.max(terms.inForce.start, Date.parse('2026-05-19T08:00:00Z'));
  const fact = (position: number, at: number, state: 'up' | 'down'): Fact => ({ kind: 'status', id: `fact ${position}`, position, source: terms.method.sources[0] ?? '', component: terms.component, at, recordedAt: at, state });
  const period = { start, end: start + 24 * HOUR };
  const { toDate, state } = evaluateLevel(terms, [fact(1, start, 'up'), fact(2, start + 2 * HOUR, 'down'), fact(3, start + 3 * HOUR, 'up')], period, period.end);
  return { state, shown: toDate?.shown };
}
