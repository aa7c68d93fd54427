import type { Report } from './report.ts';
import type { NewTerms } from './new-terms.ts';
import type { Written } from './written-parts.ts';

/** Reports what is called as nothing here can be called: too long, empty, or with signs that are none. */
export function reportUnusableNames(terms: NewTerms, report: Report): void {
  const named: readonly (Written<unknown> & { readonly names: readonly string[] })[] = [
    ...[...terms.parties, ...terms.sources, ...terms.metrics, ...terms.looseMetrics, ...terms.agreements].map((one) => ({ ...one, names: [one.kept.name] })),
    ...terms.components.map((one) => ({ ...one, names: [one.kept.name, one.kept.service] })),
    ...terms.calendars.map((one) => ({ ...one, names: [one.kept.calendar, ...(one.kept.name === null ? [] : [one.kept.name])] })),
    ...terms.contracts.map((one) => ({ ...one, names: [one.kept.name] })),
    ...[...terms.sharedMetrics, ...terms.sharedSums].map((one) => ({ ...one, names: [one.kept.name, ...one.kept.components.map(({ name }) => name)] })),
    ...[...terms.agreements.flatMap((one) => one.kept.versions.slice(0, 1).map((kept) => ({ ...one, kept, path: `${one.path}.versions.0` }))), ...terms.versions]
      .flatMap((one) => one.kept.levels.map(({ name }, place) => ({ ...one, path: `${one.path}.levels.${place}`, names: [name] }))),
  ];
  for (const { names, source, path } of named) {
    for (const name of names) {
      if (!isUsable(name, 200)) report(source, { code: 'NAME_NOT_USABLE', path, message: 'A name has 1 to 200 characters, and no control characters.', fix: 'Choose another displayName.' });
    }
  }
  for (const { kept, source, path } of [...terms.metrics, ...terms.looseMetrics]) {
    if (kept.unit !== '' && !isUsable(kept.unit, 40)) report(source, { code: 'UNIT_NOT_USABLE', path: `${path}.unit`, message: 'A unit has at most 40 characters, and no control characters.', fix: 'Write a shorter one.' });
  }
}

function isUsable(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most && !/\p{Cc}/u.test(text);
}
