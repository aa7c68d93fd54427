import type { Structure } from '@entente/sla';
import type { CalendarTerms } from '@entente/worktime';

/** The people and agreements of the two demo tenants. Invented; everything about them is made by this program. */
export interface DemoClient {
  readonly name: string;
  readonly letters: string;
  readonly key: string;
  /** How often its portal breaks, in days between two outages. */
  readonly every: number;
}

export const PROVIDER = { slug: 'tarnbrook', name: 'Tarnbrook IT', zone: 'Europe/London' } as const;

export const CLIENTS: readonly DemoClient[] = [
  { name: 'Aldermoor Clinics', letters: 'AC', key: 'aldermoor', every: 12 },
  { name: 'Brightwater Foods', letters: 'BF', key: 'brightwater', every: 9 },
  { name: 'Castellan Insurance', letters: 'CI', key: 'castellan', every: 6 },
  { name: 'Dunmere Council', letters: 'DC', key: 'dunmere', every: 14 },
  { name: 'Eastvale Logistics', letters: 'EL', key: 'eastvale', every: 7 },
  { name: 'Ferrous & Sons', letters: 'FS', key: 'ferrous', every: 25 },
  { name: 'Glenholm Housing', letters: 'GH', key: 'glenholm', every: 8 },
  { name: 'Hollin Lane Schools', letters: 'HL', key: 'hollin-lane', every: 15 },
  { name: 'Isarwerk GmbH', letters: 'IG', key: 'isarwerk', every: 13 },
  { name: 'Juniper Hotels', letters: 'JH', key: 'juniper', every: 10 },
  { name: 'Kestrel Legal', letters: 'KL', key: 'kestrel', every: 30 },
  { name: 'Larkfield Energy', letters: 'LE', key: 'larkfield', every: 11 },
];

/** The client whose person can sign in, and whose month has an exclusion that overruns and an unknown stretch. */
export const SEEN_CLIENT = 'castellan';
/** The client with hourly periods, whose statements close while one watches. */
export const HOURLY_CLIENT = 'kestrel';

export const ALWAYS: CalendarTerms = { kind: 'always' };
export const OFFICE_HOURS: CalendarTerms = {
  kind: 'business', zone: PROVIDER.zone, weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '08:00', closes: '18:00' }] }],
};

export const COMPANY = { slug: 'veldkamp', name: 'Veldkamp Retail', zone: 'Europe/Amsterdam' } as const;

export interface DemoSupplier {
  readonly role: 'network' | 'east' | 'west' | 'payment' | 'delivery';
  readonly name: string;
  readonly letters: string;
  readonly component: string;
  readonly service: string;
  readonly expected: string;
  readonly minimum: string;
}

export const SUPPLIERS: readonly DemoSupplier[] = [
  { role: 'network', name: 'Polarnet', letters: 'PN', component: 'polarnet-network', service: 'Network', expected: '99.9', minimum: '99.5' },
  { role: 'east', name: 'Corvid Cloud', letters: 'CC', component: 'corvid-hosting', service: 'Hosting, first site', expected: '99.8', minimum: '99.0' },
  { role: 'west', name: 'Sterna Hosting', letters: 'SH', component: 'sterna-hosting', service: 'Hosting, second site', expected: '99.8', minimum: '99.0' },
  { role: 'payment', name: 'Quillpay', letters: 'QP', component: 'quillpay-payment', service: 'Payment', expected: '99.9', minimum: '99.5' },
  { role: 'delivery', name: 'Odenwald', letters: 'OS', component: 'odenwald-delivery', service: 'Delivery booking', expected: '99.5', minimum: '98.5' },
];

export const OWN_APPLICATION = { party: 'Web shop team', letters: 'WS', component: 'shop-application', service: 'Shop application' } as const;
export const CHECKOUT = { component: 'checkout', service: 'Checkout, end to end', expected: '99.7', minimum: '99.0' } as const;

/** The checkout needs the network, one of two hostings, payment and the company's own application. */
export const CHECKOUT_STRUCTURE: Structure = {
  series: [
    { component: 'polarnet-network' },
    { parallel: [{ component: 'corvid-hosting' }, { component: 'sterna-hosting' }] },
    { component: 'quillpay-payment' },
    { component: OWN_APPLICATION.component },
  ],
};
