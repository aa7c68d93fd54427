import { type DocumentProblem, documentsOf, writeYaml } from '@entente/terms';
import type { Session } from '../../../store/session/session.ts';
import { importPlan } from './import-plan.ts';
import { keptBook } from './kept-book.ts';
import { keptEntente } from './kept-entente.ts';
import { keptRows } from './kept-rows.queries.ts';
import type { NewTerms } from './new-terms.ts';
import { reportInto } from './report.ts';
import { writeTerms } from './write-terms.use-cases.ts';

/** Everything that the tenant has agreed, as documents of YAML: the same text for the same terms, wherever they are kept. */
export async function exportTerms(session: Session): Promise<string> {
  const { terms } = keptBook(await keptRows(session));
  return writeYaml(documentsOf(keptEntente(terms)));
}

/** How many things an import made, kind by kind. */
export interface Imported {
  readonly parties: number;
  readonly services: number;
  readonly components: number;
  readonly sources: number;
  readonly calendars: number;
  readonly metrics: number;
  readonly sharedMetrics: number;
  readonly sharedSums: number;
  readonly contracts: number;
  readonly agreements: number;
  /** Versions after the first. */
  readonly amendments: number;
}

export type ImportOutcome = { readonly imported: Imported; readonly problems?: undefined } | { readonly problems: readonly DocumentProblem[]; readonly imported?: undefined };

/**
 * Takes in documents: what is missing is made, what is there and says the same is left alone, and nothing is changed
 * or deleted. With problems nothing may be kept of it: all of them are told, each with its line.
 */
export async function importTerms(session: Session, text: string): Promise<ImportOutcome> {
  const { terms: kept, ids } = keptBook(await keptRows(session));
  const { missing, problems } = importPlan(text, kept);
  if (problems !== undefined) return { problems };
  const refused: DocumentProblem[] = [];
  await writeTerms(session, missing, ids, reportInto(refused));
  if (refused.length > 0) return { problems: refused };

  const imported = counted(missing, new Set(kept.components.map(({ service }) => service)));
  const isNew = (list: readonly unknown[]) => list.length > 0;
  if (Object.values(missing).some(isNew)) await session.audit('terms.import', 'tenant', session.tenantId, imported);
  return { imported };
}

function counted({ parties, components, sources, calendars, metrics, looseMetrics, sharedMetrics, sharedSums, contracts, agreements, versions }: NewTerms, services: ReadonlySet<string>): Imported {
  return {
    parties: parties.length,
    services: new Set(components.map(({ kept }) => kept.service)).difference(services).size,
    components: components.length,
    sources: sources.length,
    calendars: calendars.length,
    metrics: metrics.length + looseMetrics.length,
    sharedMetrics: sharedMetrics.length,
    sharedSums: sharedSums.length,
    contracts: contracts.length,
    agreements: agreements.length,
    amendments: versions.length,
  };
}
