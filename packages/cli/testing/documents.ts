/** Documents of terms that tests tell their stories with. */
const parts = `apiVersion: entente/v1
kind: Party
metadata: { name: acme }
spec: { role: provider }
---
apiVersion: entente/v1
kind: Party
metadata: { name: network }
spec: { role: provider }
---
apiVersion: entente/v1
kind: Party
metadata: { name: shopkeeper }
spec: { role: customer }
---
apiVersion: entente/v1
kind: Service
metadata: { name: web-shop }
spec: { provider: acme, components: [{ name: shop }, { name: host }, { name: net }] }
---
apiVersion: entente/v1
kind: Source
metadata: { name: probe }
spec: { speaksFor: [shop, host, net] }
---
apiVersion: entente/v1
kind: Metric
metadata: { name: up }
spec: { measures: status, sources: [probe] }
`;

/** A shop with one level and a credit; its fee is 10,000.00 euros a month. */
export const shopTerms = (expected = '99.95'): string => `${parts}---
apiVersion: entente/v1
kind: Agreement
metadata: { name: shop-sla, displayName: The shop }
spec:
  type: sla
  provider: acme
  customer: shopkeeper
  zone: Europe/Amsterdam
  starts: 2026-01-01
  calendar: always
  versions:
    - number: 1
      levels:
        - name: availability
          kind: availability
          component: shop
          expected: ${expected}
          minimum: 99.5
          metric: up
      money:
        currency: EUR
        fee: 10000.00
        feeBasis: monthly fee
        atRisk: 10
        pools: [{ pool: all, percent: 100 }]
        credits: [{ level: availability, pool: all, allocation: 50, tiers: [{ to: 99, factor: 200 }, { from: 99 }] }]
`;

/** A checkout that needs a network and a host, measured end to end as the shop. */
export const checkoutTerms = `${parts}---
apiVersion: entente/v1
kind: SharedMetric
metadata: { name: checkout, displayName: Checkout }
spec:
  zone: UTC
  starts: 2026-01-01
  endToEnd: { component: shop, metric: up }
  structure: { series: [net, host] }
  components:
    - { component: net, party: network, metric: up }
    - { component: host, party: acme, metric: up }
  expected: 99.9
  calendar: always
`;

/** The shop was down for four hours on 5 March. */
export const shopFacts = 'component,at,state\nshop,2026-01-01T00:00:00+01:00,up\nshop,2026-03-05T10:00:00Z,down\nshop,2026-03-05T14:00:00Z,up\n';

/** S33: the network 10:00 to 11:00, the host 10:30 to 12:00, the shop for all of it. */
export const checkoutFacts = `component,at,state
${['net', 'host', 'shop'].map((part) => `${part},2026-03-01T00:00:00Z,up`).join('\n')}
net,2026-03-05T10:00:00Z,down
shop,2026-03-05T10:00:00Z,down
host,2026-03-05T10:30:00Z,down
net,2026-03-05T11:00:00Z,up
host,2026-03-05T12:00:00Z,up
shop,2026-03-05T12:00:00Z,up
`;

function anAgreement(name: string, type: 'sla' | 'ola' | 'uc', provider: string, customer: string, component: string, expected: string, atRisk = 0): string {
  return `---
apiVersion: entente/v1
kind: Agreement
metadata: { name: ${name} }
spec:
  type: ${type}
  provider: ${provider}
  customer: ${customer}
  zone: UTC
  starts: 2026-01-01
  calendar: always
  versions:
    - number: 1
      levels:
        - name: up
          kind: availability
          component: ${component}
          expected: ${expected}
          metric: up
          unknown: { policy: bad }
          exclusions: { cap: 0s }
      money:
        currency: EUR
        fee: 1000.00
        feeBasis: monthly fee
        atRisk: ${atRisk}
        pools: [{ pool: all, percent: 100 }]
        credits: [{ level: up, pool: all, allocation: 100, tiers: [{}] }]
`;
}

/** The suppliers of the checkout with a contract each, and what the customer is owed. */
export const suppliersOf = (network: string, host: string, atRisk = 10): string =>
  `${checkoutTerms}${anAgreement('network-uc', 'uc', 'network', 'acme', 'net', network)}${anAgreement('host-ola', 'ola', 'acme', 'network', 'host', host)}${anAgreement('shop-sla', 'sla', 'acme', 'shopkeeper', 'shop', '99.9', atRisk)}`;

/** What is promised of the network to the shopkeeper, and what its carrier promises of it. */
export const backedBy = (carrier: string): string => `${parts}${anAgreement('network-uc', 'uc', 'network', 'acme', 'net', carrier)}${anAgreement('front-sla', 'sla', 'acme', 'shopkeeper', 'net', '99.9', 10)}`;

/** The network may take 60 ms of the 100 that paying may take, the host 40. */
export const sumTerms = `${parts}---
apiVersion: entente/v1
kind: SharedSum
metadata: { name: paying, displayName: Paying is quick }
spec:
  zone: UTC
  starts: 2026-01-01
  limit: 100
  unit: ms
  components:
    - { component: net, party: network, ownLimit: 60, method: { measures: samples, sources: [probe], cadence: 1m } }
    - { component: host, party: acme, ownLimit: 40, method: { measures: samples, sources: [probe], cadence: 1m } }
  expected: 99
  calendar: always
  period: { every: P1D }
`;

/** One minute in which the network took 30 ms too many, and the host 10. */
export const sumFacts = 'component,at,value\nnet,2026-03-05T10:00:00Z,90\nhost,2026-03-05T10:00:00Z,50\nnet,2026-03-05T10:01:00Z,20\nhost,2026-03-05T10:01:00Z,20\n';
