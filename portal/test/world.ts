import { many, type World } from './answers.ts';
import { END, month, NOW, on, START, type MonthTerms } from './month.ts';

/** The things of a tenant for tests, built by verbs. Ids are readable: what a test names, it can find on the page. */
export function aParty(name: string, ordinal: number, kind = 'CUSTOMER', letters = name.slice(0, 2).toUpperCase()) {
  return { __typename: 'Party', id: `party-${name.toLowerCase().replaceAll(' ', '-')}`, name, kind, letters, ordinal };
}
type Party = ReturnType<typeof aParty>;

const yes = { authorized: true, code: null, message: null, roles: [] };

export interface LevelSeed extends MonthTerms {
  readonly key: string;
  readonly name: string;
  readonly every?: string;
}

interface AgreementSeed {
  readonly key: string;
  readonly name: string;
  readonly kind?: string;
  readonly provider: Party;
  readonly customer: Party;
  readonly levels: readonly LevelSeed[];
  readonly statements?: readonly object[];
}

export function anAgreement({ key, name, kind = 'SLA', provider, customer, levels, statements = [] }: AgreementSeed) {
  const agreement: Record<string, unknown> = {
    __typename: 'Agreement', id: `agreement-${key}`, key, name, kind, provider, customer, timeZone: 'Europe/London',
    version: { __typename: 'AgreementVersion', id: `version-${key}`, number: 4, effectiveFrom: '2026-01-01T00:00:00Z', effectiveTo: null },
    versions: many([{ id: `version-${key}`, number: 4, effectiveFrom: '2026-01-01T00:00:00Z', effectiveTo: null }]),
    permissions: { amend: yes, declareExclusion: yes, closePeriod: yes }, statements: many(statements),
  };
  const built = levels.map((seed) => aLevel(seed, agreement, provider));
  return { ...agreement, levels: many(built), built, state: built[0]?.current.state ?? 'PENDING' };
}

export function aLevel(seed: LevelSeed, agreement: object, obligor: Party) {
  const { pieces, ...numbers } = month(seed);
  const level: Record<string, unknown> = {
    __typename: 'Level', id: `level-${seed.key}`, key: seed.key, name: seed.name, agreement, obligor, expected: seed.expected, minimum: seed.minimum ?? null,
    component: { __typename: 'Component', id: `component-${seed.key}`, key: seed.key, name: seed.name, service: 'Managed hosting', party: obligor },
    calendar: { __typename: 'Calendar', id: `calendar-${seed.hours ?? 'always'}`, name: seed.hours === 'business' ? 'business hours' : 'around the clock', timeZone: 'Europe/London', aroundTheClock: seed.hours !== 'business', summary: seed.hours === 'business' ? 'Mon to Fri 08:00–18:00' : 'around the clock' },
    basis: 'TIME', every: seed.every ?? 'P1M',
    method: { sources: ['probe lon-1', 'probe fra-2'], combine: 'ANY_BAD', cadenceSeconds: 30, maxAgeSeconds: null, minimumCoverage: '95' },
  };
  const current = { __typename: 'LevelResult', id: `result-${seed.key}`, level, ...numbers, stretches: many(pieces), explain: many(account(numbers, pieces)) };
  return Object.assign(level, { current, result: () => current, results: many([current]) }) as Record<string, unknown> & { current: typeof current };
}

function account(numbers: Omit<ReturnType<typeof month>, 'pieces'>, pieces: readonly { start: string; state: string; source?: string }[]) {
  return [
    { kind: 'ARITHMETIC', rule: null, says: 'good ÷ (good + bad)', amount: `${numbers.toDate.good} ÷ (${numbers.toDate.good} + ${numbers.toDate.bad})`, at: null, source: null, fact: null },
    { kind: 'RULE', rule: 'S12', says: 'Unknown time is ignored while coverage is 95 % or more.', amount: `${numbers.coverage} %`, at: null, source: null, fact: null },
    { kind: 'RULE', rule: 'S19', says: 'To date divides by the time elapsed; best achievable by the whole month.', amount: null, at: null, source: null, fact: null },
    { kind: 'RULE', rule: 'S21', says: 'Shown rounded down.', amount: null, at: null, source: null, fact: null },
    ...pieces.map((piece, index) => ({ kind: 'FACT', rule: null, says: piece.state === 'BAD' ? 'down' : piece.state.toLowerCase(), amount: null, at: piece.start, source: piece.source ?? null, fact: `fact-${index}` })),
  ];
}

export function aTenant(name: string, slug: string, more: object = {}) {
  return {
    __typename: 'Tenant', id: `tenant-${slug}`, name, slug, demo: true, timeZone: 'Europe/London', logPosition: '48213',
    permissions: { invite: yes, createSource: yes, createAgreement: yes, manageMembers: yes, readAudit: yes }, ...more,
  };
}
type Tenant = ReturnType<typeof aTenant>;

/** Who reads: a member of the tenant itself, or somebody limited to one party. */
export function aReader(name: string, tenant: Tenant, party: Party | null = null, role = 'MANAGER') {
  const membership = { __typename: 'Membership', id: `membership-${tenant.slug}`, tenant, name, email: `${name.split(' ')[0]?.toLowerCase()}@example.test`, role, party, state: 'ACTIVE', permissions: { remove: yes, changeRole: yes, makeResetLink: yes } };
  return { id: `user-${name}`, name, email: membership.email, memberships: [membership], current: membership, permissions: { createTenant: yes } };
}

type Built = ReturnType<typeof anAgreement>;

export function aWorld({ tenant, me, agreements = [], sharedMetrics = [], ...rest }: { tenant: Tenant; me: object | null; agreements?: readonly Built[]; sharedMetrics?: readonly object[] } & World): World {
  const levels = agreements.flatMap((agreement) => agreement.built);
  const states = levels.map((level) => level.current.state);
  const named = <T extends object>(things: readonly T[]) => ({ id }: { id: string }) => things.find((thing) => Reflect.get(thing, 'id') === id) ?? null;
  return {
    tenant, me, agreements: many(agreements), agreement: named(agreements), level: named(levels), node: named(levels.map((level) => level.current)), sharedMetrics: many(sharedMetrics), sharedMetric: named(sharedMetrics),
    overview: { demo: true, agreements: many(agreements), counts: [...new Set(states)].map((state) => ({ state, count: states.filter((each) => each === state).length })) },
    statements: many([]), statement: () => null, sources: many([]), members: many([]), invitations: many([]), parties: many([]), calendars: many([]), auditEntries: many([]), ...rest,
  };
}

export { END, NOW, on, START };

interface SharedSegmentSeed {
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  readonly down: readonly string[];
  readonly split: readonly (readonly [Party | null, number, number])[];
}

/** A shared metric in series with one pair of branches, as the checkout of a shop. */
export function aSharedMetric(name: string, parts: readonly { key: string; name: string; party: Party; down?: string }[], branches: readonly string[], segments: readonly SharedSegmentSeed[], terms: MonthTerms) {
  const { pieces: _, ...numbers } = month(terms);
  const structure: object[] = [{ index: 0, parent: null, kind: 'SERIES', atLeast: null, component: null }];
  let group: number | undefined;
  const components = parts.map((part) => ({ key: part.key, name: part.name, party: part.party, state: part.down ? 'DOWN' : 'UP', since: part.down ?? null }));
  for (const component of components) {
    const branch = branches.includes(component.key);
    if (branch && group === undefined) {
      group = structure.length;
      structure.push({ index: group, parent: 0, kind: 'PARALLEL', atLeast: null, component: null });
    }
    structure.push({ index: structure.length, parent: branch ? group : 0, kind: 'COMPONENT', atLeast: null, component });
  }
  const spelled = segments.map((segment) => ({
    start: new Date(segment.start).toISOString(), end: new Date(segment.end).toISOString(), reading: segment.reading, down: segment.down,
    split: segment.split.map(([party, numerator, denominator]) => ({ party, shown: '', milliseconds: { numerator: String((segment.end - segment.start) * numerator), denominator: String(denominator) } })),
  }));
  const owed = (party: Party | null) => segments.flatMap((segment) => segment.split.filter(([each]) => each === party).map(([, numerator, denominator]) => (segment.end - segment.start) * numerator / denominator)).reduce((sum, each) => sum + each, 0);
  const shares = [...parts.map((part) => part.party), null].map((party) => ({ party, shown: '', milliseconds: { numerator: String(Math.round(owed(party))), denominator: '1' } }));
  const suppliers = parts.map((part) => ({ party: part.party, component: part.name, bad: String(segments.filter((each) => each.down.includes(part.key)).reduce((sum, each) => sum + each.end - each.start, 0)), toDate: { good: '1', bad: '0', shown: '99.907', ratio: null } }));
  const metric: Record<string, unknown> = { __typename: 'SharedMetric', id: 'shared-checkout', name, expected: terms.expected, minimum: terms.minimum ?? null, rule: 'SHAPLEY', timeZone: 'Europe/Amsterdam', structure, components };
  const current = { __typename: 'SharedMetricResult', id: 'shared-result', metric, ...numbers, derived: false, suppliers, shares, segments: many(spelled), explain: many([]) };
  return Object.assign(metric, { current, results: many([current]) });
}
