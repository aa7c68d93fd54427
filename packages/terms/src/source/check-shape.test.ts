import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkShape } from './check-shape.ts';
import { nearestFix, nearestName } from './nearest-name.ts';

const shape = z.strictObject({
  name: z.string(),
  many: z.exactOptional(z.array(z.strictObject({ size: z.enum(['small', 'large']) })).min(1)),
  form: z.exactOptional(z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('round') }), z.strictObject({ kind: z.literal('square'), side: z.boolean() })])),
  place: z.exactOptional(z.union([z.string(), z.strictObject({ street: z.string() }), z.strictObject({ city: z.string(), country: z.string() })])),
  only: z.exactOptional(z.literal('this')),
  odd: z.exactOptional(z.string().refine((text) => text.length % 2 === 1, { error: 'It is even.' })),
  short: z.exactOptional(z.string().max(3)),
});
const problems = (content: unknown) => (checkShape(shape, content).problems ?? []).map(({ code, path, message, fix }) => `${code} ${path}: ${message} ${fix}`);

describe('a shape', () => {
  it('gives the value when it fits', () => {
    expect(checkShape(shape, { name: 'a' })).toEqual({ value: { name: 'a' } });
  });

  it.each([
    [{}, ['FIELD_MISSING name: "name" is missing. Add name: text.']],
    [{ name: ['a'] }, ['TYPE_WRONG name: Here stands a list where text belongs. Write text.']],
    [{ name: null }, ['TYPE_WRONG name: Here stands nothing where text belongs. Write text.']],
    ['text', ['TYPE_WRONG : Here stands text where fields belongs. Write fields.']],
    [{ nam: 'a', name: 'a', zzz: 1 }, ['FIELD_UNKNOWN nam: There is no field "nam" here. Did you mean "name"?', 'FIELD_UNKNOWN zzz: There is no field "zzz" here. Known here: name, many, form, place, only, odd, short.']],
    [{ name: 'a', many: [] }, ['LIST_EMPTY many: Nothing is named here. Name at least 1.']],
    [{ name: 'a', many: [{ size: 'smal' }, { size: ['x'] }, {}] }, [
      'VALUE_UNKNOWN many.0.size: "smal" is not one of small, large. Did you mean "small"?',
      'VALUE_UNKNOWN many.1.size: "a list" is not one of small, large. Known here: small, large.',
      'FIELD_MISSING many.2.size: "size" is missing. Add size: one of small, large.',
    ]],
    [{ name: 'a', form: {} }, ['FIELD_MISSING form.kind: "kind" is missing. Add kind: one of round, square.']],
    [{ name: 'a', form: { kind: 'rund' } }, ['VALUE_UNKNOWN form.kind: "rund" is not one of round, square. Did you mean "round"?']],
    [{ name: 'a', form: { kind: 'square', side: 'yes' } }, ['TYPE_WRONG form.side: Here stands text where true or false belongs. Write true or false.']],
    [{ name: 'a', form: 7 }, ['TYPE_WRONG form: Here stands a number where fields belongs. Write fields.']],
    [{ name: 'a', place: 7 }, ['TYPE_WRONG place: Here stands a number where text or fields belongs. Write text or fields.']],
    [{ name: 'a', place: { stret: 'x' } }, ['FIELD_MISSING place.street: "street" is missing. Add street: text.', 'FIELD_UNKNOWN place.stret: There is no field "stret" here. Did you mean "street"?']],
    [{ name: 'a', only: 'that' }, ['VALUE_UNKNOWN only: "that" is not this. Known here: this.']],
    [{ name: 'a', odd: 'even' }, ['VALUE_INVALID odd: It is even. Correct it.']],
    [{ name: 'a', short: 'long text' }, [expect.stringMatching(/^VALUE_INVALID short: Too big.* Correct it\.$/)]],
  ])('says what is wrong with %j', (content, expected) => {
    expect(problems(content)).toEqual(expected);
  });
});

describe('the nearest name', () => {
  it.each([['exspected', 'expected'], ['Metric', 'metric'], ['calender', 'calendar'], ['ab', 'a'], ['metirc', 'metric'], ['zzzz', undefined], ['longer-name', undefined]])('to %s is %s', (name, nearest) => {
    expect(nearestName(name, ['a', 'expected', 'metric', 'calendar'].filter((one) => one.length > 1 || name.length < 3))).toBe(nearest);
  });

  it('is none among none', () => {
    expect(nearestFix('a', [])).toBe('Remove it.');
  });
});
