import { beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from '../../src/graphql/schema.ts';
import { globalId } from '../../src/graphql-kit/ids.ts';
import { newId } from '../../src/store/ids.ts';
import { testWorld } from '../world.ts';
import { type IdPath, idPaths, nestedIdFields } from './api-operations.ts';
import { apiRunner, type Principal, type Runner } from './api-runner.ts';
import { type ApiStory, apiStory } from './api-story.ts';
import { type KnownId, knownIds, nodeTypes } from './known-ids.ts';

/** Types of ids that are not called by their type. */
const TYPES: Readonly<Record<string, string>> = { provider: 'Party', customer: 'Party', key: 'ApiKey' };

const schema = buildApi();
const paths = idPaths(schema);

describe('G2: every path that takes an id × every kind of id × every principal', () => {
  const world = testWorld({ poolSize: 2 });
  let ours: ApiStory;
  let theirs: ApiStory;
  let runner: Runner;
  let own: readonly KnownId[];
  let foreign: readonly KnownId[];
  let deleted: readonly string[];

  beforeAll(async () => {
    ours = await apiStory(world, 'canary-ours');
    theirs = await apiStory(world, 'canary-theirs');
    runner = apiRunner(schema, world.store);
    own = await knownIds(world, schema, ours.tenant.id);
    foreign = await knownIds(world, schema, theirs.tenant.id);
    const gone = await ours.tenant.aParty('gone');
    await world.admin('delete from entente.party where id = $1', [gone]);
    deleted = [globalId('Party', gone)];
  }, 120_000);

  const principals = (): readonly Principal[] => [
    { name: 'owner', person: true, actor: ours.tenant.member('owner') },
    { name: 'viewer', person: true, actor: ours.tenant.member('viewer') },
    { name: 'provider of one', person: true, actor: ours.tenant.portalUser(ours.one.providerId) },
    { name: 'customer of one', person: true, actor: ours.tenant.portalUser(ours.one.customerId) },
    { name: 'a party that is in nothing', person: true, actor: ours.tenant.portalUser(ours.bystander) },
  ];
  /** What is nobody's: of each type a random one, and what is no id at all. */
  const nothings = (): readonly string[] => [
    ...nodeTypes(schema).map((type) => globalId(type, newId())), ...deleted, globalId('Nothing', newId()), newId(), '', 'x', 'Party:1', '%00', "' or 1 = 1 --", '\u0000',
  ];
  const firstOfEach = (ids: readonly KnownId[]): readonly KnownId[] => [...new Map([...ids].reverse().map((each) => [each.type, each])).values()];
  /** The ids beside the one that is tried are right ones, so that it alone decides. */
  const right = (name: string): string => {
    const type = TYPES[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    const found = own.find((each) => each.type === type);
    if (!found) throw new Error(`which type is an id called ${name}?`);
    return found.id;
  };
  const answerTo = (principal: Principal, path: IdPath, id: string) =>
    runner.ask(principal, path.query, { id, ...Object.fromEntries(path.others.map((name) => [name, right(name)])) });

  it('no field below the roots takes an id', () => {
    expect(nestedIdFields(schema)).toEqual([]);
  });

  it.each(paths.map((path) => [path.name, path] as const))('%s: ids that are not one\'s own give the same bytes', async (_, path) => {
    for (const principal of principals()) {
      const nothing = await answerTo(principal, path, globalId('Party', newId()));
      for (const id of [...nothings(), ...firstOfEach(foreign).map((each) => each.id)]) {
        expect(await answerTo(principal, path, id), `${principal.name}, ${id}`).toBe(nothing);
      }
      expect(nothing, String(runner.failures)).not.toContain('INTERNAL');
    }
  });

  it.each(paths.map((path) => [path.name, path] as const))('%s: an id of one\'s own is understood, of one type alone', async (_, path) => {
    const [owner] = principals();
    if (!owner) throw new Error('no owner');
    const nothing = await answerTo(owner, path, globalId('Party', newId()));

    const understood = new Set<string>();
    for (const { type, id } of own) {
      if ((await answerTo(owner, path, id)) !== nothing) understood.add(type);
    }

    expect([...understood], 'types that this path understands').toHaveLength(path.name === 'Query.node(id)' ? nodeTypes(schema).length : 1);
  });

  it("a party's reader cannot tell another party's things from nothing", async () => {
    const [, , provider, customer, bystander] = principals();
    const { goalId, clockId, ...work } = ours.work.two;
    const others = [...await thingsOf(ours.two), ...await thingsOf({ ...ours.two, ...work, levelId: goalId }), ...await thingsOf({ ...ours.two, ...work, levelId: clockId })];
    let asked = 0;

    for (const principal of [provider, customer, bystander]) {
      if (!principal) throw new Error('a principal is missing');
      for (const path of paths) {
        const nothing = await answerTo(principal, path, globalId('Party', newId()));
        for (const id of others) {
          expect(await answerTo(principal, path, id), `${principal.name}, ${path.name}, ${id}`).toBe(nothing);
          asked += 1;
        }
      }
    }

    expect(asked).toBeGreaterThan(100);
  });

  /** What belongs to one agreement and its parties, whatever table it is in. */
  async function thingsOf(seed: { id: string; providerId: string; customerId: string; levelId: string; sourceId: string }): Promise<readonly string[]> {
    const of = async (type: string, text: string, id: string) => (await world.admin<{ id: string }>(text, [id])).map(({ id: uuid }) => globalId(type, uuid));
    return [
      globalId('Agreement', seed.id), globalId('Party', seed.providerId), globalId('Party', seed.customerId), globalId('Level', seed.levelId), globalId('Source', seed.sourceId),
      ...(await of('LevelResult', 'select id from entente.level_result where level_id = $1', seed.levelId)),
      ...(await of('Statement', 'select id from entente.statement where agreement_id = $1', seed.id)),
      ...(await of('AgreementVersion', 'select id from entente.agreement_version where agreement_id = $1', seed.id)),
      ...(await of('ApiKey', 'select id from entente.api_key where source_id = $1', seed.sourceId)),
      ...(await of('Component', 'select m.component_id as id from entente.level l join entente.metric m on m.tenant_id = l.tenant_id and m.id = l.metric_id where l.id = $1', seed.levelId)),
    ];
  }
});
