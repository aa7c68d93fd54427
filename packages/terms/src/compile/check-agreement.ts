import { checkLevelTerms, checkMoneyTerms } from '@entente/sla';
import type { AgreementTerms } from '@entente/sla';
import { checkZone } from '@entente/worktime';
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
    ...checkZone(terms.zone, 'zone'),
    ...terms.versions.flatMap(({ levels, money }, place) => [
      ...levels.flatMap((level, at) => (level.kind === 'availability' ? checkLevelTerms({ ...level, inForce: forceOf(terms, place) }, `versions.${place}.levels.${at}`) : [])),
      ...(money === undefined ? [] : checkMoneyTerms(money, `versions.${place}.money`)),
    ]),
  ];
}
