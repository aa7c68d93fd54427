/** Documents that tests tell their stories with. */
import { compileFiles } from '../src/compile/compile-documents.ts';
import type { Entente } from '../src/compile/entente.ts';

export function agreementText(): string {
  return `apiVersion: entente/v1
kind: Party
metadata: { name: acme }
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
spec: { provider: acme, components: [{ name: shop }] }
---
apiVersion: entente/v1
kind: Source
metadata: { name: probe }
spec: { speaksFor: [shop] }
---
apiVersion: entente/v1
kind: Source
metadata: { name: other }
spec: {}
---
apiVersion: entente/v1
kind: Calendar
metadata: { name: office-hours }
spec:
  kind: business
  zone: Europe/Amsterdam
  weekly:
    - { days: [mon-fri], shifts: [08:00-18:00] }
---
apiVersion: entente/v1
kind: Metric
metadata: { name: shop-is-up }
spec:
  measures: status
  sources: [probe]
  cadence: PT5M
---
apiVersion: entente/v1
kind: Agreement
metadata:
  name: shop-sla
  displayName: The shop
spec:
  type: sla
  provider: acme
  customer: shopkeeper
  zone: Europe/Amsterdam
  starts: 2026-01-01
  grace: P5D
  calendar: office-hours
  versions:
    - number: 1
      levels:
        - name: availability
          kind: availability
          component: shop
          expected: 99.950
          minimum: 99.5
          metric: shop-is-up
          exclusions: { cap: 4h }
`;
}

/** What the text means; a test that meant it to be sound fails with its problems. */
export function compiled(...texts: readonly string[]): Entente {
  const { entente, problems } = compileFiles(texts.map((text, place) => ({ name: `file-${place + 1}.yaml`, text })));
  if (entente === undefined) throw new Error(problems.map(({ line, message, fix }) => `${line}: ${message} ${fix}`).join('\n'));
  return entente;
}

/** What it says, without the names under which it says it: terms that were never documents have none. */
export function saidBy(entente: Entente): Entente {
  return {
    ...entente,
    sharedMetrics: entente.sharedMetrics.map(({ named: _named, ...metric }) => metric),
    sharedSums: entente.sharedSums.map(({ named: _named, ...sum }) => sum),
    agreements: entente.agreements.map(({ named: _named, ...agreement }) => agreement),
  };
}

/** Its problems, a line each: place, code, message, way out. */
export function problemsIn(...texts: readonly string[]): readonly string[] {
  const { problems = [] } = compileFiles(texts.map((text, place) => ({ name: `file-${place + 1}.yaml`, text })));
  return problems.map(({ line, column, code, message, fix }) => `${line}:${column} ${code} ${message} ${fix}`);
}
