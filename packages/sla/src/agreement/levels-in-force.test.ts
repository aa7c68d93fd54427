import { expect, it } from 'vitest';
import { anAgreedLevel, anAgreement, aVersion } from '../../testing/agreement-story.ts';
import { at } from '../../testing/story.ts';
import { levelsInForce } from './levels-in-force.ts';

const march = { start: at('2026-03-01T00:00Z'), end: at('2026-04-01T00:00Z') };

it('S18 a level that an amendment changes in the period stands once for each of its terms, one that stays the same stands once', () => {
  const [shop, desk] = [anAgreedLevel({ id: 'shop' }), anAgreedLevel({ id: 'desk' })];
  const amended = anAgreement({ versions: [
    aVersion({ levels: [shop, desk] }),
    aVersion({ number: 2, effectiveFrom: at('2026-03-10T00:00Z'), levels: [{ ...shop, expected: '99.5' }, desk] }),
    aVersion({ number: 3, effectiveFrom: at('2026-04-01T00:00Z'), levels: [desk] }),
  ] });

  expect(levelsInForce(amended, march).map(({ version, terms: { id, expected } }) => [id, version, expected])).toEqual([['shop', 1, '99'], ['shop', 2, '99.5'], ['desk', 2, '99']]);
});

it('nothing is in force before the agreement', () => {
  expect(levelsInForce(anAgreement(), { start: 0, end: at('2026-01-01T00:00Z') })).toEqual([]);
});
