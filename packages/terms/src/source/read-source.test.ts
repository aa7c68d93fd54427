import { describe, expect, it } from 'vitest';
import { readSource } from './read-source.ts';
import { placed, unwritten } from './source-document.ts';

const read = (text: string) => readSource({ name: 'file.yaml', text });
const contents = (text: string) => read(text).documents.map(({ content }) => content);
const problems = (text: string) => read(text).problems.map(({ line, column, code, fix }) => `${line}:${column} ${code} ${fix}`);

describe('a file', () => {
  it('S21: keeps the digits of numbers as they were written, and leaves words, dates and truths alone', () => {
    expect(contents('a: 99.950\nb: 1e3\nc: 0x1F\nd: "7"\ne: 2026-01-01\nf: true\ng: yes\nh: 08:00-18:00\ni: 123456789012345678901')).toEqual([
      { a: '99.950', b: '1e3', c: '0x1F', d: '7', e: '2026-01-01', f: true, g: 'yes', h: '08:00-18:00', i: '123456789012345678901' },
    ]);
  });

  it('may hold several documents, as YAML or as a list of JSON; empty ones say nothing', () => {
    expect(contents('a: 1\n---\n---\nb: 2\n---\n# only a remark\n')).toEqual([{ a: '1' }, { b: '2' }]);
    expect(contents('[{"a": 1.50}, {"b": [null, true]}]')).toEqual([{ a: '1.50' }, { b: [null, true] }]);
    expect(contents('')).toEqual([]);
  });

  it('says nothing by a field without a value', () => {
    expect(contents('a:\nb: ~\nc: ""')).toEqual([{ c: '' }]);
  });

  it('writes out what is named and merged; what is said on the spot counts, then what was merged first', () => {
    expect(contents('x: &x { a: 1, b: 2 }\ny: &y { b: 3, c: 4 }\nz: { <<: [*x, *y], a: 9 }\nw: { <<: *y }\nv: *x\nu: { <<: 5 }')).toEqual([
      { x: { a: '1', b: '2' }, y: { b: '3', c: '4' }, z: { b: '2', c: '4', a: '9' }, w: { b: '3', c: '4' }, v: { a: '1', b: '2' }, u: {} },
    ]);
  });

  it('knows the line of every value, also in the second document', () => {
    const [, second] = read('a: 1\n---\nb:\n  - c: 2\n  - d:\n      e: 3\n').documents;

    expect([...(second?.places ?? [])].map(([path, { line, column }]) => `${path} ${line}:${column}`)).toEqual([' 3:1', 'b 3:1', 'b.0 4:5', 'b.0.c 4:5', 'b.1 5:5', 'b.1.d 5:5', 'b.1.d.e 6:7']);
  });

  it('tells what is no YAML with its line, and reads the other documents all the same', () => {
    const text = 'a: 1\na: 2\n---\nb: [1\n---\nc: 3\n';

    expect(problems(text)).toEqual(['2:1 YAML_DUPLICATE_KEY Say each field once.', expect.stringMatching(/^[45]:\d YAML_\w+ Correct the YAML at this place\.$/)]);
    expect(contents(text)).toEqual([{ c: '3' }]);
  });

  it('refuses documents that grow without end', () => {
    const bomb = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]', ...[1, 2, 3, 4, 5].map((step) => `a${step}: &a${step} [${Array.from({ length: 10 }, () => `*a${step - 1}`).join(', ')}]`)].join('\n');
    const circle = 'a: &a\n  b: *a\n';
    const merged = 'a: &a\n  <<: *a\n';

    for (const text of [bomb, circle, merged, `a: ${'['.repeat(101)}${']'.repeat(101)}`]) {
      expect(problems(text)).toEqual([expect.stringMatching(/^\d+:\d+ DOCUMENT_TOO_LARGE Split it/)]);
    }
  });
});

describe('a problem', () => {
  const [document = unwritten(null)] = read('a:\n  b:\n    - c: 1\n').documents;
  const lineOf = (path: string) => placed(document, { code: 'X', path, message: '', fix: '' }).line;

  it('is told where its path was written, else at the nearest thing around it', () => {
    expect([lineOf('a.b.0.c'), lineOf('a.b.0.missing'), lineOf('a.b.7.c'), lineOf('nowhere'), lineOf('')]).toEqual([3, 3, 2, 1, 1]);
  });

  it('of a document that was never text stands at its begin', () => {
    expect(placed(unwritten({}), { code: 'X', path: 'a.b', message: 'm', fix: 'f' })).toEqual({ code: 'X', path: 'a.b', message: 'm', fix: 'f', file: '(no file)', line: 1, column: 1 });
  });

  it('between braces a decimal comma makes two fields, which is told and never taken for another number', () => {
    const { documents, problems } = readSource({ name: 'a.yaml', text: 'level: { expected: 99,95, metric: up }\n' });

    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, column: 23, code: 'FIELD_WITHOUT_VALUE', message: '"95" stands here as a field without a value.' }]);
    expect(readSource({ name: 'a.yaml', text: 'level: { expected: , metric: up }\nminimum:\n' }).problems).toEqual([]);
  });
});
