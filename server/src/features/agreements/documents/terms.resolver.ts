import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import type { Context } from '../../../graphql-kit/context.ts';
import type { Problems } from '../../../graphql-kit/problems.ts';
import { exportTerms, importTerms } from './exchange.use-cases.ts';
import { type ImportedTerms, ImportTermsInput, ImportTermsResult } from './terms.types.ts';

@Resolver()
export class TermsResolver {
  @Allow('read-own')
  @Query(() => String, { description: 'Everything the tenant has agreed, as documents of YAML: the same text for the same terms.' })
  terms(@Ctx() { session }: Context): Promise<string> {
    return exportTerms(session);
  }

  @Allow('manage-agreements')
  @Mutation(() => ImportTermsResult, { description: 'Makes what documents say and is not there. What is there is neither changed nor deleted; with a problem nothing is made.' })
  async importTerms(@Arg('input', () => ImportTermsInput) { text }: ImportTermsInput, @Ctx() { session }: Context): Promise<ImportedTerms | Problems> {
    const { imported, problems } = await importTerms(session, text);
    return imported ?? { problems: problems.map(({ file: _file, path, ...problem }) => ({ ...problem, path: path.split('.') })) };
  }
}
