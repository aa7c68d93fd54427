/** OpenSLO v1 out: what a service's levels expect today, with a list of everything that OpenSLO has no words for. */
import type { AgreementTerms, LevelTerms } from '@entente/sla';
import type { Entente } from '../compile/entente.ts';
import { forceOf } from '../compile/chain-parents.ts';
import type { Content } from '../source/source-document.ts';
import { exportedLevel } from './export-level.ts';
import { OPENSLO } from './openslo-shapes.ts';

/** Something of an agreement that OpenSLO cannot say. */
export interface Unsaid {
  readonly agreement: string;
  readonly level?: string;
  readonly says: string;
}

export interface Exported {
  readonly documents: readonly Content[];
  readonly lost: readonly Unsaid[];
}

/** The documents that can be said in OpenSLO, and what is lost on the way. */
export function exportOpenSlo(entente: Entente): Exported {
  const lost: Unsaid[] = [];
  const services = entente.services.map(({ about }) => ({
    apiVersion: OPENSLO, kind: 'Service', metadata: { name: about.name, ...(about.displayName === undefined ? {} : { displayName: about.displayName }) }, spec: about.description === undefined ? {} : { description: about.description },
  }));
  const serviceOf = (component: string) => entente.services.find(({ terms }) => terms.components.some(({ name }) => name === component))?.about.name ?? component;
  const slos = entente.agreements.flatMap(({ terms }) => levelsOf(terms).flatMap((level) => {
    const { documents, unsaid } = exportedLevel(terms.key, serviceOf(level.component), level);
    lost.push(...unsaid.map((says) => ({ agreement: terms.key, level: level.id, says })));
    return documents;
  }));
  lost.unshift(...entente.agreements.flatMap(({ terms }) => unsaidOf(terms)), ...[...entente.sharedMetrics, ...entente.sharedSums].map(({ about }) => ({ agreement: about.name, says: 'A metric that several suppliers share.' })));
  return { documents: [...services, ...slos], lost };
}

/** The levels of the last version. */
function levelsOf(terms: AgreementTerms): readonly LevelTerms[] {
  const last = terms.versions.length - 1;
  return (terms.versions[last]?.levels ?? []).map((level) => ({ ...level, inForce: forceOf(terms, last) }));
}

function unsaidOf({ key, provider, customer, versions, grace }: AgreementTerms): readonly Unsaid[] {
  const last = versions.at(-1);
  const says = [
    `The parties ${provider} and ${customer}, and what they owe each other.`,
    ...(versions.length > 1 ? [`${versions.length - 1} earlier ${versions.length === 2 ? 'version' : 'versions'}.`] : []),
    ...(last?.money === undefined ? [] : ['Money: amount at risk, credits, caps.']),
    ...(last?.defaultRule === undefined && last?.criticalLevels === undefined ? [] : ['What makes a service-level default.']),
    ...(last?.ratchets === undefined ? [] : ['Ratchets.']),
    ...(grace === 0 ? [] : ['The grace for late facts.']),
  ];
  return says.map((one) => ({ agreement: key, says: one }));
}
