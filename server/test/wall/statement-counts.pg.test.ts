import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApi } from '../../src/graphql/schema.ts';
import { anAgreement } from '../agreement-seeds.ts';
import { testWorld } from '../world.ts';
import { everythingShown } from './api-operations.ts';
import { apiRunner, type Principal } from './api-runner.ts';
import { type ApiStory, apiStory } from './api-story.ts';

const schema = buildApi();
const questions = everythingShown(schema, 3);

describe('the number of SQL statements of a query', () => {
  const world = testWorld({ poolSize: 2 });
  const asked = vi.spyOn(Client.prototype, 'query');
  let story: ApiStory;

  beforeAll(async () => {
    story = await apiStory(world, 'counted');
    // Of both kinds, with results and without: what is asked for depends on what there is, never on how many there are.
    await more(2);
  }, 60_000);
  afterAll(() => asked.mockRestore());

  const more = async (count: number): Promise<void> => {
    for (let each = 0; each < count; each += 1) await anAgreement(story.tenant, { component: `more-${count}-${each}` });
    await world.store.inTenant(story.tenant.member('owner'), ({ audit }) => audit('counted', 'tenant', story.tenant.id));
  };
  /** Everything between taking a connection and giving it back, the opening and the end of the transaction included. */
  const counts = async (): Promise<string> => {
    const principals: readonly Principal[] = [
      { name: 'owner', person: true, actor: story.tenant.member('owner') },
      { name: 'party', person: true, actor: story.tenant.portalUser(story.one.providerId) },
    ];
    const { ask } = apiRunner(schema, world.store);
    const lines: string[] = [];
    for (const { name, query } of questions) {
      const numbers: number[] = [];
      for (const principal of principals) {
        await ask(principal, query);
        asked.mockClear();
        await ask(principal, query);
        numbers.push(asked.mock.calls.length);
      }
      lines.push(`${name.padEnd(20)} ${numbers.map((number) => String(number).padStart(5)).join('')}`);
    }
    return `Statements of everything that a root field shows, three steps deep: as the owner, as a party.\n\n${lines.join('\n')}\n`;
  };

  it('is as the reviewed file says (vitest run test/wall/statement-counts -u writes it anew), however many rows there are', async () => {
    const before = await counts();
    await more(9);
    const after = await counts();

    await expect(before).toMatchFileSnapshot('./statement-counts.txt');
    // Loads of one kind that are asked for at different moments go in statements of their own; never one a row.
    const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(Number);
    const growth = numbersIn(after).map((number, place) => number - (numbersIn(before)[place] ?? 0));
    expect(Math.max(...growth), after).toBeLessThanOrEqual(2);
  });
});
