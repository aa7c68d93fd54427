import type { GraphqlFeature } from '../../graphql-kit/feature.ts';
import { ChangeResolver } from './changes/change.resolver.ts';
import { levelResultsById } from './levels/level-result.queries.ts';
import { LevelResultResolver, ResultsOfLevelResolver, StateOfAgreementResolver } from './levels/level-result.resolver.ts';
import { shownLevelResult } from './levels/shown-level-result.ts';
import { OverviewResolver } from './overview.resolver.ts';
import { sharedResultsById } from './shared/shared-result.queries.ts';
import {
  ResultsOfSharedMetricResolver, ShareResolver, SharedMetricResultResolver, StateOfComponentResolver, SupplierLevelResolver,
} from './shared/shared-result.resolver.ts';
import { shownSharedResult } from './shared/shown-shared-result.ts';
import { findStatement, StatementResolver, StatementsOfAgreementResolver } from './statements/statement.resolver.ts';

export type { Inputs } from './inputs.ts';
export { inputs } from './tenant-inputs.ts';
export { changeFor, derivedBetween, nothingYet } from './changes/change.queries.ts';
export type { ChangesArgs, ChangeType } from './changes/change.types.ts';
export { markTouched } from './marks/mark-touched.ts';
export { markByClock } from './recompute/mark-by-clock.ts';
export { aloneInTenant, logHead, recomputeNext } from './recompute/recompute-next.ts';
export { pinnedPositions } from './periods/pinned-positions.ts';
export { closePeriod } from './periods/close-period.use-cases.ts';
export { closeDuePeriods } from './periods/close-due-periods.ts';
export { publishedKeys } from './statements/signing-key.ts';
export { statementFiles } from './statements/statement.queries.ts';

export const graphql: GraphqlFeature = {
  resolvers: [
    LevelResultResolver, ResultsOfLevelResolver, StateOfAgreementResolver, OverviewResolver, SharedMetricResultResolver, SupplierLevelResolver,
    ShareResolver, ResultsOfSharedMetricResolver, StateOfComponentResolver, StatementResolver, StatementsOfAgreementResolver,
    ChangeResolver,
  ],
  nodes: [
    {
      type: 'LevelResult',
      find: async ({ loaders, now }, id) => {
        const row = await loaders.load(levelResultsById, id);
        return row && shownLevelResult(row, now);
      },
    },
    {
      type: 'SharedMetricResult',
      find: async ({ loaders, now }, id) => {
        const row = await loaders.load(sharedResultsById, id);
        return row && shownSharedResult(row, now);
      },
    },
    { type: 'Statement', find: findStatement },
  ],
};
