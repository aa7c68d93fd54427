import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Outcome, type Problem, problem, refused } from '../../access/outcome.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { answer, orProblems, type Problems } from '../../graphql-kit/problems.ts';
import { partiesById } from '../people/index.ts';
import type { Agreement } from './agreement.entity.ts';
import { AmendAgreementInput, calendarTermsOf, CreateAgreementInput, stepOf } from './agreement.inputs.ts';
import { agreementsById } from './agreement.queries.ts';
import { AgreementType } from './agreement.types.ts';
import { amendAgreement } from './agreement.use-cases.ts';
import { createAvailabilityAgreement } from './availability-template.use-cases.ts';
import { levelsById } from './level.queries.ts';

export const AgreementResult = orProblems('AgreementResult', () => AgreementType);

@Resolver()
export class AgreementMutations {
  @Allow('manage-agreements')
  @Mutation(() => AgreementResult, { description: 'From the availability template: service, component, metric, calendar and one level in one step.' })
  async createAgreement(@Arg('input', () => CreateAgreementInput) input: CreateAgreementInput, @Ctx() context: Context): Promise<AgreementType | Problems> {
    const provider = await existing(context, input.provider, 'provider');
    const customer = await existing(context, input.customer, 'customer');
    const every = stepOf(input.every);
    const bad = [provider, customer].flatMap((each) => each.problems ?? []);
    if (every === undefined) bad.push(problem('PERIOD_NOT_KNOWN', `"${input.every}" is no length of a period.`, ['every'], 'Choose PT1H, P1D, P1W, P1M, P3M, P6M or P1Y.'));
    if (provider.value === undefined || customer.value === undefined || every === undefined) return { problems: bad };

    const { cadenceSeconds, minimumCoverage, anchor } = input;
    return answer(await createAvailabilityAgreement(context.session, {
      key: input.key, name: input.name, kind: input.kind, providerPartyId: provider.value, customerPartyId: customer.value, zone: input.timeZone, startsAt: input.effectiveFrom,
      endsAt: input.effectiveTo ?? null, service: input.service, component: input.component, expected: input.expected, minimum: input.minimum ?? null, every,
      ...(anchor == null ? {} : { anchor }), calendar: calendarTermsOf(input.calendar, input.timeZone),
      ...(cadenceSeconds == null ? {} : { method: { combine: 'any-bad', cadence: cadenceSeconds * 1000 } }),
      ...(minimumCoverage == null ? {} : { terms: { unknown: { policy: 'ignore', minimumCoverage } } }),
    }), (agreement) => shown(context, agreement));
  }

  @Allow('manage-agreements')
  @Mutation(() => AgreementResult, { description: 'The step to a new version from an instant on; what is not named stays.' })
  async amendAgreement(@Arg('input', () => AmendAgreementInput) { agreement, effectiveFrom, levels }: AmendAgreementInput, @Ctx() context: Context): Promise<AgreementType | Problems> {
    const agreementId = idOf('Agreement', agreement);
    if (agreementId === null || !(await agreementsById(context.session, [agreementId])).has(agreementId)) return { problems: [problem('NOT_FOUND', 'There is no such agreement.', ['agreement'])] };
    const ids = levels.map(({ level }) => idOf('Level', level));
    const known = await levelsById(context.session, ids.filter((id) => id !== null));
    const keys = ids.map((id) => (id === null ? undefined : known.get(id))).map((level) => (level?.agreementId === agreementId ? level?.key : undefined));
    const missing = keys.flatMap((key, place): Problem[] => (key === undefined ? [problem('LEVEL_NOT_FOUND', 'The agreement has no such level.', ['levels', String(place), 'level'])] : []));
    if (missing.length > 0) return { problems: missing };

    const changes = Object.fromEntries(levels.map(({ expected, minimum }, place) => [keys[place] ?? '', { expected, ...(minimum === undefined ? {} : { minimum }) }]));
    return answer(await amendAgreement(context.session, { agreementId, effectiveFrom, changes }), (changed) => shown(context, changed));
  }
}

async function existing({ session }: Context, id: string, field: string): Promise<Outcome<string>> {
  const uuid = idOf('Party', id);
  const found = uuid === null ? undefined : (await partiesById(session, [uuid])).get(uuid);
  return found === undefined ? refused(problem('PARTY_NOT_FOUND', 'There is no such party.', [field], 'Choose a party of this tenant, or make one first.')) : { value: found.id };
}

async function shown({ session, flush }: Context, { id }: Agreement): Promise<AgreementType> {
  await flush();
  const agreement = (await agreementsById(session, [id])).get(id);
  if (agreement === undefined) throw new Error('an agreement that was just written is not there');
  return agreement;
}
