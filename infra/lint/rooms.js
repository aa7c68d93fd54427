/**
 * The rooms of the project and the arrows between them, in one table. `room` finds the room of a file, `forbidden`
 * says why one file may not import another, or nothing when it may. Paths are relative to the repository, with `/`.
 */

const PACKAGE_NAMES = ['statement', 'terms', 'sla', 'worktime'];

/** @type {readonly { name: string, path: RegExp, face?: string, mayEnter: readonly string[] }[]} First match wins. */
export const ROOMS = [
  { name: 'oracle', path: /^packages\/sla\/oracle\//, mayEnter: ['sla', 'worktime'] },
  { name: 'worktime', path: /^packages\/worktime\//, mayEnter: [] },
  { name: 'sla', path: /^packages\/sla\//, mayEnter: ['worktime'] },
  { name: 'terms', path: /^packages\/terms\//, mayEnter: ['sla', 'worktime'] },
  { name: 'statement', path: /^packages\/statement\//, mayEnter: ['sla', 'worktime'] },
  { name: 'cli', path: /^packages\/cli\//, mayEnter: ['statement', 'terms', 'sla', 'worktime'] },

  ...server(),

  { name: 'portal pages', path: /^portal\/src\/(pages\/|App\.vue|main\.ts|router)/, mayEnter: ['portal features', 'portal ui', 'portal api', 'portal locales', ...PACKAGE_NAMES] },
  { name: 'portal features', path: /^portal\/src\/features\//, mayEnter: ['portal ui', 'portal api', 'portal locales', ...PACKAGE_NAMES] },
  { name: 'portal ui', path: /^portal\/src\/ui\//, mayEnter: ['portal locales', 'worktime'] },
  { name: 'portal api', path: /^portal\/src\/api\//, mayEnter: ['worktime'] },
  { name: 'portal locales', path: /^portal\/src\/locales\//, mayEnter: [] },
];

function server() {
  const foundations = ['server base', 'access', 'store', 'graphql-kit'];
  const features = ['people', 'agreements', 'facts', 'results'];
  const faces = features.map((name) => `feature ${name}`);
  return [
    { name: 'server base', path: /^server\/src\/(env|clock|random|log|start-problem)\.ts$/, mayEnter: [] },
    { name: 'access', path: /^server\/src\/access\//, mayEnter: ['server base', ...PACKAGE_NAMES] },
    { name: 'store', path: /^server\/src\/store\//, mayEnter: ['server base', 'access', ...PACKAGE_NAMES] },
    { name: 'graphql-kit', path: /^server\/src\/graphql-kit\//, mayEnter: ['server base', 'access', 'store', ...PACKAGE_NAMES] },
    ...features.map((name, index) => ({
      name: `feature ${name}`,
      path: new RegExp(`^server/src/features/${name}/`),
      face: `server/src/features/${name}/index.ts`,
      mayEnter: [...foundations, ...faces.slice(0, index), ...PACKAGE_NAMES],
    })),
    { name: 'graphql', path: /^server\/src\/graphql\//, mayEnter: [...foundations, ...faces, ...PACKAGE_NAMES] },
    { name: 'edge', path: /^server\/src\/edge\//, mayEnter: [...foundations, ...faces, ...PACKAGE_NAMES] },
    { name: 'jobs', path: /^server\/src\/jobs\//, mayEnter: [...foundations, ...faces, ...PACKAGE_NAMES] },
    { name: 'demo', path: /^server\/src\/demo\//, mayEnter: [...foundations, ...faces, ...PACKAGE_NAMES] },
    { name: 'app', path: /^server\/src\/app(\.ts$|\/)/, mayEnter: [...foundations, ...faces, 'graphql', 'edge', 'jobs', ...PACKAGE_NAMES] },
    { name: 'main', path: /^server\/src\/(main|commands)(\.ts$|\/)/, mayEnter: [...foundations, ...faces, 'graphql', 'edge', 'jobs', 'app', 'demo', ...PACKAGE_NAMES] },
  ];
}

function isTest(path) {
  return /\.(pg\.)?test\.[jt]s$/.test(path);
}

export function room(path) {
  return ROOMS.find((each) => each.path.test(path));
}

/** The repository path of a workspace package's name, as an import states it: its room. */
function roomOfPackage(specifier) {
  const name = /^@entente\/([a-z]+)/.exec(specifier)?.[1];
  return name === undefined ? undefined : ROOMS.find((each) => each.name === name) ?? { name, path: /$^/, mayEnter: [] };
}

/** Why `from` may not import `to` (a repository path, or a bare specifier); undefined when it may. */
export function forbidden(from, to) {
  const here = room(from);
  if (here === undefined) return undefined;
  const there = to.startsWith('@entente/') ? roomOfPackage(to) : room(to);
  if (from.startsWith('portal/') && to.startsWith('server/')) return 'The portal reads nothing of the server but its schema.graphql.';
  if (there === undefined || there.name === here.name) return undefined;
  if (isTest(from) && (here.name === 'sla' && there.name === 'oracle')) return undefined;
  if (!here.mayEnter.includes(there.name)) {
    return `${here.name} may not enter ${there.name}; its arrows lead to ${here.mayEnter.join(', ') || 'nothing'}.`;
  }
  if (there.face !== undefined && to !== there.face) return `${there.name} is entered by its face, ${there.face}.`;
  return undefined;
}
