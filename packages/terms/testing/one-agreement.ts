/** What a book of one agreement is written from; all but its versions has a default. */
export interface OneAgreement {
  /** YAML of `versions`, each line indented by four blanks or more. */
  readonly versions: string;
  readonly components?: readonly string[];
  readonly source?: string;
  /** Of the source; default: the components. */
  readonly speaksFor?: readonly string[];
  /** Documents of other kinds that the versions name. */
  readonly others?: string;
  readonly zone?: string;
  readonly starts?: string;
  readonly calendar?: string;
  readonly grace?: string;
}

/** The documents of a provider, its customer, one service, one source and their agreement `sla`, with the levels that a test or a benchmark is about. */
export function oneAgreement({ versions, components = ['work'], source = 'tool', speaksFor = components, others, zone = 'UTC', starts = '2026-03-01', calendar = 'always', grace }: OneAgreement): string {
  const sla = `apiVersion: entente/v1
kind: Agreement
metadata: { name: sla }
spec:
  type: sla
  provider: desk
  customer: customer
  zone: ${zone}
  starts: ${starts}
  calendar: ${calendar}
${grace === undefined ? '' : `  grace: ${grace}\n`}  versions:
${versions.replace(/^\n/, '')}`;
  return [`apiVersion: entente/v1
kind: Party
metadata: { name: desk }
spec: { role: provider }
`, `apiVersion: entente/v1
kind: Party
metadata: { name: customer }
spec: { role: customer }
`, `apiVersion: entente/v1
kind: Service
metadata: { name: all }
spec: { provider: desk, components: [${components.map((name) => `{ name: ${name} }`).join(', ')}] }
`, `apiVersion: entente/v1
kind: Source
metadata: { name: ${source} }
spec: { speaksFor: [${speaksFor.join(', ')}] }
`, ...(others === undefined ? [] : [others]), sla].join('---\n');
}
