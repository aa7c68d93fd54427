import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';

const tenantPages: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./pages/Home.vue') },
  { path: 'agreements', name: 'agreements', component: () => import('./pages/Agreements.vue') },
  { path: 'agreements/:agreementId', name: 'agreement', component: () => import('./pages/Agreement.vue'), props: true },
  { path: 'agreements/:agreementId/levels/:levelId', name: 'level', component: () => import('./pages/Agreement.vue'), props: true },
  { path: 'shared-metrics', name: 'shared-metrics', component: () => import('./pages/SharedMetrics.vue') },
  { path: 'shared-metrics/:metricId', name: 'shared-metric', component: () => import('./pages/SharedMetric.vue'), props: true },
  { path: 'statements', name: 'statements', component: () => import('./pages/Statements.vue') },
  { path: 'statements/:statementId', name: 'statement', component: () => import('./pages/Statement.vue'), props: true },
  { path: 'sources', name: 'sources', component: () => import('./pages/Sources.vue') },
  { path: 'members', name: 'members', component: () => import('./pages/Members.vue') },
  { path: 'agreements/new', name: 'new-agreement', component: () => import('./pages/NewAgreement.vue') },
  { path: 'words', name: 'words', component: () => import('./pages/StatesAndWords.vue') },
  { path: ':missing(.*)*', name: 'missing', component: () => import('./pages/Missing.vue') },
];

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'door', component: () => import('./pages/Door.vue') },
  { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignIn.vue') },
  { path: '/first-owner/:token', name: 'first-owner', component: () => import('./pages/FirstOwner.vue'), props: true },
  { path: '/invitation/:token', name: 'invitation', component: () => import('./pages/Invitation.vue'), props: true },
  { path: '/reset/:token', name: 'reset', component: () => import('./pages/ResetPassword.vue'), props: true },
  { path: '/new-tenant', name: 'new-tenant', component: () => import('./pages/NewTenant.vue') },
  { path: '/t/:tenant', component: () => import('./pages/TenantShell.vue'), props: true, children: tenantPages },
  { path: '/:missing(.*)*', component: () => import('./pages/Missing.vue') },
];

export function openRouter() {
  return createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, kept) => kept ?? (to.path === from.path ? false : { top: 0 }),
  });
}
