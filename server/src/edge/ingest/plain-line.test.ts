import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainLines } from './plain-line.ts';
import { contentsOf, expectRows } from './rows.ts';
import { readSamples } from './sample-rows.ts';
import { scopeFrom, type SpokenMetric } from '../../features/facts/index.ts';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const AT = Date.parse('2026-03-01T10:00:00Z');
const spoken = (component: string, metric: string): SpokenMetric => ({ metricId: `${component} ${metric}`, metric, measures: 'samples', unit: 'ms', method: '{}', componentId: component, component, seriesId: null, seriesRule: null });
const scope = [spoken('shop', 'requests'), spoken('mail', 'requests'), spoken('mail', 'latency')];

const reading = (text: string, type: string) => readSamples(contentsOf(Buffer.from(text), type, { csvColumns: undefined }), { scope: scopeFrom(scope), now: NOW });
const fromLines = (lines: readonly string[]) => reading(lines.join('\n'), 'application/x-ndjson');
const fromRows = (lines: readonly string[]) => reading(`{"rows":[${lines.filter((line) => line.trim() !== '').join()}]}`, 'application/json');
const isPlain = (line: string): boolean => new PlainLines(Buffer.from(line)).read(0, Buffer.byteLength(line));

const space = fc.constantFrom('', '', '', ' ', '\t', ' \r');
const number = fc.oneof(
  fc.nat(2_000).map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => JSON.stringify(each)), fc.integer({ min: -50, max: 2_000 }).map((each) => (each / 10).toFixed(2)),
  fc.constantFrom('-0', '0.0', '-0.10', '1e3', '1E-2', '1e999', '123456789012345', '12345678901234567', '0.1234567890123456', '999999999999999.9', '1125899906842624', 'null', '"12.5"', '"NaN"', 'true', '{}'),
);
const instant = fc.oneof(
  fc.date({ min: new Date('1960-01-01'), max: new Date('2026-03-21'), noInvalidDate: true }).chain((date) => fc.constantFrom(date.toISOString(), `${date.toISOString().slice(0, 19)}Z`, `${date.toISOString().slice(0, 19)}+01:00`, `${date.toISOString().slice(0, 23)}4Z`)).map((text) => JSON.stringify(text)),
  fc.tuple(fc.constantFrom('2024', '2026', '202x'), fc.constantFrom('00', '01', '02', '04', '12', '13'), fc.constantFrom('00', '01', '28', '29', '30', '31', '32', '3 '), fc.constantFrom('00:00:00Z', '23:59:59Z', '24:00:00Z', '10:60:00Z', '10:00:60Z', '10:00:00z', '10:00:00.12Z', '10:00:00.1x2Z', '10:00:00.129Z', '10-00:00Z', '10:00-00Z', '10:00Z', '1:00:00Z', '10:00:00'))
    .map(([year, month, day, clock]) => `"${year}-${month}-${day}T${clock}"`),
  fc.integer({ min: AT, max: AT + 50 }).map(String), fc.constantFrom('"2026-03-01T10:00:00Z"', '1772359200', `${NOW + 600_000}`, `${NOW + 600_001}`, `${AT}.5`, `${AT}.0`, '-1', 'null'));
const named = fc.constantFrom('"shop"', '"shop"', '"mail"', '"bank"', '""', '"sh\\u006fp"', '"śhop"', '7', 'null');
const field = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('good', 'total', 'value'), number) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('metric'), fc.constantFrom('"requests"', '"latency"', '"speed"', '""', 'null')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('unit', 'note', 'v\\u0061lue'), fc.constantFrom('"ms"', '"s"', '3')) },
);
const line = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.tuple(fc.constant('component'), named), fc.tuple(fc.constant('at'), instant), fc.array(field, { maxLength: 5 }), space, fc.boolean()).map(([component, at, fields, gap, backwards]) => {
    const all = [component, at, ...fields];
    return `${gap}{${(backwards ? all.toReversed() : all).map(([name, value]) => `${gap}"${name}"${gap}:${gap}${value}${gap}`).join()}}${gap}`;
  }) },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '\r', '[]', '3', '{}', '{"at":1}') },
);

describe('lines', () => {
  it('say what the same rows say, whatever is in them', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }).filter((lines) => lines.some((each) => each.trim() !== '')), (lines) => {
      expect(fromLines(lines)).toEqual(fromRows(lines));
    }), { seed: 20_260_301, numRuns: 600 });
  });

  it('with any number have the number that JSON has', () => {
    const digits = fc.tuple(fc.constantFrom('', '-'), fc.nat(999_999).map(String), fc.option(fc.stringMatching(/^[0-9]{1,18}$/)), fc.constantFrom('', 'e2', 'E-3')).map(([sign, whole, decimals, power]) => `${sign}${whole}${decimals === null ? '' : `.${decimals}`}${power}`);
    fc.assert(fc.property(digits, (text) => {
      expect(fromLines([`{"component":"shop","at":${AT},"value":${text}}`]).lines[0]?.samples.value).toEqual(Float64Array.of(JSON.parse(text)));
    }), { seed: 20_260_302, numRuns: 600 });
  });

  it.each([
    `{"component":"shop","at":${AT},"good":9,"total":10,"value":12.5}`, `{"at":${AT},"component":"shop"}`, ` { "component" : "shop" , "metric" : "requests" , "at" : ${AT} } \r`,
    '{"at":"2026-03-01T10:00:00Z","component":"shop"}', '{"component":"shop","at":"2026-12-31T23:59:59.999Z"}', '{"component":"shop","at":-0,"value":-0.25}', '{"component":"shop","at":0,"value":12345678901234567890}',
  ])('written by machines are plain: %s', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'], ['3', 'no object'], ['{}', 'no field'], [`{"at":${AT}}`, 'no component'], ['{"component":"shop"}', 'no time'], [`{"component":"shop","at":${AT}`, 'an open end'],
    [`{"component":"shop","at":${AT}} 1`, 'something after it'], [`{"component":"shop","at":${AT},}`, 'a comma too many'], [`{"component":"shop","at":${AT},"at":${AT}}`, 'a field twice'],
    [`{"component":"shop","at":${AT},"unit":"ms"}`, 'another field'], [`{"component":"shop","at":${AT},"val":1}`, 'a shorter field'], [`{"component":"shop","at" ${AT}}`, 'no colon'],
    [`{"component":"a\\nb","at":${AT}}`, 'an escape'], [`{"component":"ü","at":${AT}}`, 'a letter beyond ASCII'], [`{"component":"a\tb","at":${AT}}`, 'a control'], ['{"component":"shop', 'an open text'],
    [`{"component":"","at":${AT}}`, 'an empty name'], [`{"component":shop,"at":${AT}}`, 'a name without marks'], ['{"component":"shop","at":01}', 'a leading zero'], ['{"component":"shop","at":1.}', 'no decimals'],
    ['{"component":"shop","at":-}', 'no digit'], ['{"component":"shop","at":1e3}', 'an exponent'], ['{"component":"shop","at":1E3}', 'a large exponent'], ['{"component":"shop","at":null}', 'no number'],
    ['{"component":"shop","at":"2026-03-01 10:00:00Z"}', 'a time with a space'], ['{"component":"shop","at":"2026-02-29T10:00:00Z"}', 'a day that may not be'], ['{"component":"shop","at":"2026-03-01T10:00:00.5Z"}', 'tenths of a second'],
    ['{"component":"shop","at":"2026-03-01T10:00:00Z', 'an open time'], ['{"component":"shop","at":"2026-03-01T10:00:00Z"', 'an end at the time'],
    [`{"component":"shop";"at":${AT}}`, 'no comma'], [`{component:"shop","at":${AT}}`, 'no marks'],
  ])('left to the parser: %s (%s)', (text) => {
    expect(isPlain(text)).toBe(false);
  });

  it('are read no further than they go', () => {
    const body = Buffer.from(`{"component":"shop","at":1\n}`);

    expect(new PlainLines(body).read(0, 26)).toBe(false);
  });

  it('of several components keep each its own', () => {
    const { lines } = fromLines(['shop', 'mail', 'shop'].map((component, place) => `{"component":"${component}","metric":"requests","at":${AT + place},"value":${place}}`));

    expect(lines.map(({ metric, samples }) => [metric.metricId, [...(samples.value ?? [])]])).toEqual([['shop requests', [0, 2]], ['mail requests', [1]]]);
  });

  it('that are no JSON refuse the body and are named, and so do none and too many', () => {
    const good = `{"component":"shop","at":${AT},"value":1}`;

    expect(() => fromLines([good, '', `${good}x`])).toThrow(/line 3/);
    expect(() => fromLines([good, '{"component":"shop","at":01}'])).toThrow(/line 2/);
    expect(() => fromLines([' ', ''])).toThrow('holds no row');
    expect(() => expectRows(3, { rows: 2 })).toThrow('holds 3 rows; 2 are read at once');
    expect(() => expectRows(2, { rows: 2 })).not.toThrow();
  });
});
