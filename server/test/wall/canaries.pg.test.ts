import { beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from '../../src/graphql/schema.ts';
import { testWorld } from '../world.ts';
import { everythingShown } from './api-operations.ts';
import { apiRunner, type Principal, type Runner } from './api-runner.ts';
import { type ApiStory, apiStory } from './api-story.ts';
import { knownIds } from './known-ids.ts';

const schema = buildApi();
const questions = everythingShown(schema, 4);
/** What only levels that count and levels of clocks have: a unit, clocks, their priority and the work above them. */
const WORK = [' lead', '-ticket', '-open', '-urgent', '-incident'] as const;

describe('canaries: nothing of another tenant or another party comes out of the API', () => {
  const world = testWorld({ poolSize: 2 });
  let ours: ApiStory;
  let runner: Runner;
  let foreignIds: readonly string[];

  beforeAll(async () => {
    ours = await apiStory(world, 'canary-ours');
    const theirs = await apiStory(world, 'canary-theirs');
    runner = apiRunner(schema, world.store);
    foreignIds = (await knownIds(world, schema, theirs.tenant.id)).flatMap(({ id, uuid }) => [id, uuid]);
  }, 120_000);

  const everything = async (principal: Principal): Promise<string> => {
    const answers: string[] = [];
    for (const { query } of questions) answers.push(await runner.ask(principal, query));
    return answers.join('\n');
  };

  it('the owner sees everything of its own tenant, and nothing of another', async () => {
    const seen = await everything({ name: 'owner', person: true, actor: ours.tenant.member('owner') });

    for (const word of ['canary-ours-one', 'canary-ours-two', 'canary-ours-three', 'canary-ours-bystander']) expect(seen).toContain(word);
    for (const word of WORK) expect(seen).toContain(`canary-ours-two${word}`);
    expect(seen).not.toContain('canary-theirs');
    expect(foreignIds.filter((id) => seen.includes(id))).toEqual([]);
    expect(runner.failures).toEqual([]);
  });

  it.each(['providerId', 'customerId'] as const)("the %s of one agreement sees that one, and no word of another party's", async (side) => {
    const seen = await everything({ name: side, person: true, actor: ours.tenant.portalUser(ours.one[side]) });

    expect(seen).toContain('canary-ours-one');
    for (const word of WORK) expect(seen).toContain(`canary-ours-one${word}`);
    for (const word of ['canary-ours-two', 'canary-ours-three', 'canary-ours-four', 'canary-ours-bystander', 'canary-theirs']) expect(seen).not.toContain(word);
    expect(foreignIds.filter((id) => seen.includes(id))).toEqual([]);
    expect(runner.failures).toEqual([]);
  });

  it('a party that is in nothing sees itself and its tenant', async () => {
    const seen = await everything({ name: 'bystander', person: true, actor: ours.tenant.portalUser(ours.bystander) });

    // The slug of a tenant ends with a piece of its id, which may begin with a letter.
    const words = new Set(seen.match(/canary-[a-z-]+/g)?.map((word) => word.replace(/-tenant-.*/, '-tenant-')));
    expect(words).toEqual(new Set(['canary-ours-bystander', 'canary-ours-tenant-', 'canary-ours']));
    expect(runner.failures).toEqual([]);
  });

  it('nobody sees anything', async () => {
    const seen = await everything({ name: 'nobody', person: false, actor: null });

    expect(seen).not.toContain('canary');
  });
});
