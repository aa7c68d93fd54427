import { checkAgreementTerms, checkLevelTerms } from '@entente/sla';
import type { AgreementTerms } from '@entente/sla';
import type { TermsProblem } from '@entente/worktime';
import type { SourceDocument } from '../source/source-document.ts';
import { forceOf } from './chain-parents.ts';
import { reportAtOrigin } from './compiler.ts';
import type { Compiler, Origins } from './compiler.ts';

/** What the engine says of an agreement's terms, told where each part of them was written. */
export function checkAgreement(compiler: Compiler, source: SourceDocument, terms: AgreementTerms, origins: Origins): void {
  for (const problem of agreementProblems(terms)) reportAtOrigin(compiler, { source, path: 'spec' }, origins, problem);
}

function agreementProblems(terms: AgreementTerms): readonly TermsProblem[] {
  return [
    ...checkAgreementTerms(terms),
    ...terms.versions.flatMap(({ levels }, place) => levels.flatMap((level, at) => (
      // When a version is in force has been checked with the agreement.
      checkLevelTerms({ ...level, inForce: forceOf(terms, place) }, `versions.${place}.levels.${at}`).filter(({ path }) => !path.endsWith('.inForce.end'))
    ))),
  ];
}
