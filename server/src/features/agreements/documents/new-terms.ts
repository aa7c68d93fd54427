import type { KeptAgreement, KeptTerms, KeptVersion } from './kept-terms.ts';
import { aboutKey, calendarKey, metricKey, spokenKey } from './kept-terms.ts';
import type { Report } from './report.ts';
import { sameTerms } from './same-terms.ts';
import type { Written } from './written-parts.ts';
import type { WrittenTerms } from './written-terms.ts';

/** What is written and not kept yet. */
export interface NewTerms extends Omit<WrittenTerms, 'agreements'> {
  /** New ones, with their first version. */
  readonly agreements: readonly Written<KeptAgreement>[];
  readonly versions: readonly NewVersion[];
}

/** A version after the first, of a new agreement or of one that is kept. */
export interface NewVersion extends Written<KeptVersion> {
  readonly agreement: string;
}

/** What is missing of what is written. What is there and says the same is left alone; what says something else is reported. */
export function newTerms(written: WrittenTerms, kept: KeptTerms, report: Report): NewTerms {
  const calendars = fresh('calendar', written.calendars, kept.calendars, calendarKey, report, 'Add a later version of it, by versionOf and version.');
  const agreements = written.agreements.filter((one) => kept.agreements.every(({ key }) => key !== one.kept.key));
  return {
    calendars, agreements,
    parties: fresh('party', written.parties, kept.parties, ({ name }) => name, report),
    providers: fresh('service', written.providers, kept.providers, ({ service }) => service, report),
    components: fresh('component', written.components, kept.components, ({ key }) => key, report),
    spokenFor: fresh('scope', written.spokenFor, kept.spokenFor, spokenKey, report).filter(({ kept: { source, component } }) => !kept.metrics.some((metric) => metric.component === component && metric.sources.includes(source))),
    sources: fresh('source', written.sources, kept.sources, ({ name }) => name, report),
    metrics: fresh('metric', written.metrics, kept.metrics, metricKey, report),
    looseMetrics: fresh('metric', written.looseMetrics, kept.looseMetrics, ({ key }) => key, report),
    sharedMetrics: fresh('shared metric', written.sharedMetrics, kept.sharedMetrics, ({ key }) => key, report),
    sharedSums: fresh('shared sum', written.sharedSums, kept.sharedSums, ({ key }) => key, report),
    contracts: fresh('contract', written.contracts, kept.contracts, ({ key }) => key, report),
    about: fresh('document', written.about, kept.about, aboutKey, report),
    versions: written.agreements.flatMap((agreement) => newVersions(agreement, kept.agreements.find(({ key }) => key === agreement.kept.key), report)),
  };
}

const AS_KEPT = 'Write it as it is kept; an import adds, it changes nothing.';

/** Those that are not there; a second one of a name is a problem. */
function fresh<T extends object>(what: string, written: readonly Written<T>[], kept: readonly T[], nameOf: (one: T) => string, report: Report, fix = AS_KEPT): readonly Written<T>[] {
  const there = new Map(kept.map((one) => [nameOf(one), one]));
  const seen = new Set<string>();
  return written.filter((one) => {
    const name = nameOf(one.kept);
    if (seen.has(name)) report(one.source, { code: 'NAME_TWICE', path: one.path, message: `Two documents are a ${what} called "${name}".`, fix: 'Give each its own displayName.' });
    seen.add(name);
    const known = there.get(name);
    const otherwise = known === undefined ? [] : differences(one.kept, known);
    if (otherwise.length > 0) report(one.source, { code: 'KEPT_OTHERWISE', path: one.path, message: `The ${what} "${name}" is kept with something else as its ${otherwise.join(', ')}.`, fix });
    return known === undefined;
  });
}

/** The versions that come after those which are kept; those stand as they are (S18). */
function newVersions({ kept: agreement, source, path }: Written<KeptAgreement>, known: KeptAgreement | undefined, report: Report): readonly NewVersion[] {
  const after = agreement.versions.map((version, place): NewVersion => ({ kept: version, source, path: `${path}.versions.${place}`, agreement: agreement.key }));
  if (known === undefined) return after.slice(1);
  const { versions: _versions, ...head } = agreement;
  const { versions, ...knownHead } = known;
  const otherwise = differences(head, knownHead);
  if (otherwise.length > 0) {
    report(source, { code: 'KEPT_OTHERWISE', path, message: `The agreement "${agreement.key}" is kept with something else as its ${otherwise.join(', ')}.`, fix: 'Write it as it is kept: only its levels can be amended, by another version.' });
  }
  const last = Math.max(...versions.map(({ number }) => number));
  const next = `Write it as it is kept, and add version ${last + 1} with a later effectiveFrom.`;
  return after.filter(({ kept: version, path: at }) => {
    const standing = versions.find(({ number }) => number === version.number);
    if (standing === undefined && version.number < last) {
      const behind = versions.find(({ number }) => number > version.number)?.number;
      report(source, { code: 'VERSION_IMMUTABLE', path: at, message: `Version ${version.number} of "${agreement.key}" is not kept, and version ${behind} is, which comes after it.`, fix: next });
    } else if (standing !== undefined && !sameTerms(standing, version)) {
      const level = standing.effectiveFrom === version.effectiveFrom ? version.levels.findIndex((one, place) => !sameTerms(one, standing.levels[place])) : -1;
      report(source, {
        code: 'VERSION_IMMUTABLE', path: `${at}${level < 0 ? '' : `.levels.${level}`}`,
        message: `Version ${version.number} of "${agreement.key}" is kept with other terms, and a version stays what it was.`, fix: next,
      });
    }
    return version.number > last;
  });
}

/** The fields in which they differ; letters that are not written are those that are kept, and so is another name of hours. */
function differences(written: object, kept: object): readonly string[] {
  const there = new Map<string, unknown>(Object.entries(kept));
  return Object.entries(written).filter(([field, value]) => !(value === null && (field === 'letters' || field === 'name')) && !sameTerms(value, there.get(field))).map(([field]) => field);
}
