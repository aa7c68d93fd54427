import { DAY, type Instant, type Interval, MINUTE, subtract, union } from '@entente/worktime';
import { checkoutDown, type ComponentStory, someOutages, spell } from './outages.ts';
import { CHECKOUT, CLIENTS, OWN_APPLICATION, SEEN_CLIENT, SUPPLIERS } from './story.ts';

/** What happened until now, by component, as its own source tells it; and what was agreed to be left out. */
export interface History {
  readonly components: ReadonlyMap<string, ComponentStory>;
  readonly exclusions: readonly { readonly component: string; readonly window: Interval; readonly reason: string }[];
}

const MONTHS_BACK = [0, 1, 2, 3];

/** The provider's clients: some outages each; the one that can sign in has maintenance that overran and a probe that was blind. */
export function providerHistory(from: Instant, now: Instant): History {
  const range = { start: from, end: now };
  const components = new Map<string, ComponentStory>();
  const exclusions: History['exclusions'][number][] = [];
  CLIENTS.forEach(({ key, every }, place) => {
    const seen = key === SEEN_CLIENT;
    const windows = seen ? MONTHS_BACK.map((month) => spell(now, 5 + 30 * month, 22, 90)) : [];
    const overrun = windows.map(({ start, end }) => ({ start, end: end + 4 * MINUTE }));
    const blind = seen ? MONTHS_BACK.map((month) => spell(now, 3 + 30 * month, 4, 150)) : [];
    components.set(`${key}-portal`, { down: within(union(someOutages(place + 1, range, every * DAY), overrun), range), unknown: within(blind, range) });
    components.set(`${key}-orders`, { down: someOutages(place + 101, range, every * DAY * 1.5), unknown: [] });
    exclusions.push(...within(windows, range).map((window) => ({ component: `${key}-portal`, window, reason: 'Maintenance, announced two weeks before' })));
  });
  return { components, exclusions };
}

/**
 * The company's suppliers: outages of their own, days on which two overlapped, a contradiction (payment says it was
 * down and shoppers paid), bad minutes that nobody admits, and a stretch in which the probe was blind.
 */
export function companyHistory(from: Instant, now: Instant): History {
  const range = { start: from, end: now };
  const every = { network: 11, east: 6, west: 7, payment: 10, delivery: 9 };
  const days = (days: number, hours: number, minutes: number) => within(MONTHS_BACK.map((month) => spell(now, days + 30 * month, hours, minutes)), range);
  const shifted = (intervals: readonly Interval[], minutes: number) => intervals.map(({ start, end }) => ({ start: start + minutes * MINUTE, end: end + minutes * MINUTE }));
  const [bothSites, netAndPayment, contradiction, nobody, blind] = [days(6, 10, 40), days(9, 14, 30), days(4, 9, 12), days(2, 20, 9), days(7, 3, 25)];

  const own = (role: keyof typeof every, seed: number) => someOutages(seed, range, every[role] * DAY);
  const down = {
    network: union(own('network', 201), netAndPayment),
    east: union(own('east', 202), bothSites),
    west: union(own('west', 203), shifted(bothSites, 15)),
    payment: union(own('payment', 204), union(shifted(netAndPayment, 20), contradiction)),
    shop: someOutages(206, range, 16 * DAY),
  };
  const components = new Map<string, ComponentStory>(SUPPLIERS.map(({ role, component }) => [component, { down: role === 'delivery' ? own('delivery', 205) : down[role], unknown: [] }]));
  components.set(OWN_APPLICATION.component, { down: down.shop, unknown: [] });
  components.set(CHECKOUT.component, { down: union(subtract(checkoutDown(down), contradiction), nobody), unknown: blind });
  return { components, exclusions: [] };
}

function within(intervals: readonly Interval[], { start, end }: Interval): readonly Interval[] {
  return intervals.filter((each) => each.start >= start && each.end < end);
}
