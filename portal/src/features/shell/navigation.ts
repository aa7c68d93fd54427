/** The pages of a tenant as the sidebar and the bottom bar show them. */
export interface NavigationPage {
  readonly to: string;
  readonly label: string;
  readonly icon: string;
  readonly here: boolean;
  readonly count?: number;
}

export interface NavigationGroup {
  readonly key: string;
  readonly label?: string;
  readonly pages: readonly NavigationPage[];
}

export interface Counts {
  readonly agreements: number;
  readonly sharedMetrics: number;
  readonly statements: number;
}

/** What a reader limited to one party cannot do anything with is not among their pages: keys and members. */
export function navigation(slug: string, path: string, counts: Counts, ofTenant: boolean): readonly NavigationGroup[] {
  const home = `/t/${slug}`;
  const page = (to: string, label: string, icon: string, count?: number): NavigationPage => (
    { to, label: `shell.${label}`, icon, here: to === home ? path === to || path === `${to}/` : path === to || path.startsWith(`${to}/`), ...(count ? { count } : {}) }
  );
  const shared = counts.sharedMetrics > 0 || ofTenant ? [page(`${home}/shared-metrics`, 'sharedMetrics', 'i-lucide-scale', counts.sharedMetrics)] : [];
  const ours = { key: 'tenant', label: 'shell.tenantGroup', pages: [page(`${home}/sources`, 'sources', 'i-lucide-key-round'), page(`${home}/members`, 'members', 'i-lucide-users')] };
  return [
    { key: 'work', pages: [page(home, 'home', 'i-lucide-house'), page(`${home}/agreements`, 'agreements', 'i-lucide-file-text', counts.agreements), ...shared, page(`${home}/statements`, 'statements', 'i-lucide-file-check-2', counts.statements)] },
    ...(ofTenant ? [ours] : []),
    { key: 'reference', label: 'shell.referenceGroup', pages: [page(`${home}/words`, 'words', 'i-lucide-book-open')] },
  ];
}
