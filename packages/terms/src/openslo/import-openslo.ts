/**
 * OpenSLO v1 in: each service becomes a service with one component and an OLA between two parties, each objective a
 * level. What our terms cannot say the same way is listed with its line, never dropped in silence.
 */
import type { DocumentProblem } from '../problem.ts';
import { API_VERSION } from '../shapes/metadata-shape.ts';
import type { SourceFile } from '../source/read-source.ts';
import { placed } from '../source/source-document.ts';
import type { Content, SourceDocument } from '../source/source-document.ts';
import { importedLevels } from './import-level.ts';
import { metadataOf } from './importing.ts';
import type { Importing, ImportOptions, Loss } from './importing.ts';
import { asName, onceEach } from './names.ts';
import type { OpenSloDocument, Slo } from './openslo-shapes.ts';
import { readOpenSlo } from './read-openslo.ts';
import type { ReadOpenSlo } from './read-openslo.ts';

export type Imported = { readonly documents: readonly Content[]; readonly lost: readonly Loss[]; readonly problems?: never } | { readonly problems: readonly DocumentProblem[]; readonly documents?: never; readonly lost?: never };

export function importOpenSlo(files: readonly SourceFile[], options: ImportOptions): Imported {
  const { read, problems } = readOpenSlo(files);
  if (problems.length > 0) return { problems };
  const lost: Loss[] = [];
  const lose: Importing['lose'] = (source, path, says) => {
    const { file, line, column } = placed(source, { code: '', path, message: '', fix: '' });
    lost.push({ file, line, column, path, says });
  };
  const importing: Importing = { options, read, lose, sources: new Set(), metrics: [], metricName: onceEach() };
  for (const { source, document } of read) loseWhole(importing, source, document);
  const services = servicesOf(importing);
  const agreements = services.flatMap((service) => agreementOf(importing, service));
  return { documents: [...parties(options), ...services.map(({ content }) => content), ...sourcesOf(importing), ...importing.metrics, ...agreements], lost };
}

function loseWhole({ lose }: Importing, source: SourceDocument, { kind, metadata }: OpenSloDocument): void {
  if (kind === 'AlertPolicy' || kind === 'AlertCondition' || kind === 'AlertNotificationTarget') lose(source, 'kind', `${kind} ${metadata.name}: alerts are no part of an agreement; burn rates are alerted on by S37.`);
}

function framed(kind: string, metadata: Content, spec: Content): Content {
  return { apiVersion: API_VERSION, kind, metadata, spec };
}

function parties({ provider, customer }: ImportOptions): readonly Content[] {
  return [framed('Party', { name: provider }, { role: 'provider' }), framed('Party', { name: customer }, { role: 'customer' })];
}

interface ServiceFound {
  readonly name: string;
  readonly original: string;
  readonly content: Content;
  readonly slos: readonly (ReadOpenSlo & { readonly document: Slo })[];
}

/** Services with a document, then those that SLOs only name. */
function servicesOf({ read, options }: Importing): readonly ServiceFound[] {
  const nameFor = onceEach();
  const documents = read.flatMap(({ document }) => (document.kind === 'Service' ? [document] : []));
  const slos = read.flatMap((one) => (one.document.kind === 'SLO' ? [{ ...one, document: one.document }] : []));
  const originals = new Set([...documents.map(({ metadata }) => metadata.name), ...slos.map(({ document }) => document.spec.service)]);
  return [...originals].map((original) => {
    const name = nameFor(original);
    const described = documents.find(({ metadata }) => metadata.name === original);
    const metadata = metadataOf(name, original, described?.metadata, described?.spec.description);
    return { name, original, content: framed('Service', metadata, { provider: options.provider, components: [{ name }] }), slos: slos.filter(({ document }) => document.spec.service === original) };
  });
}

function agreementOf(importing: Importing, { name, original, slos }: ServiceFound): readonly Content[] {
  if (slos.length === 0) return [];
  const { provider, customer, zone, starts } = importing.options;
  const levelName = onceEach();
  const levels = slos.flatMap(({ source, document }) => importedLevels(importing, source, document, name, levelName));
  return [framed('Agreement', { name, displayName: `Objectives of ${original}` }, { type: 'ola', provider, customer, zone, starts, calendar: 'always', versions: [{ number: 1, levels }] })];
}

/** Sources that indicators name, and data sources that nothing refers to. */
function sourcesOf({ sources, read }: Importing): readonly Content[] {
  const documents = read.flatMap(({ document }) => (document.kind === 'DataSource' ? [document] : []));
  const named = documents.map((document) => ({ name: asName(document.metadata.name), document }));
  const only = [...sources].filter((source) => !named.some(({ name }) => name === source));
  return [
    ...named.map(({ name, document }) => framed('Source', metadataOf(name, document.metadata.name, document.metadata, document.spec.description ?? document.spec.type), {})),
    ...only.map((name) => framed('Source', { name }, {})),
  ];
}
