import { Client } from 'pg';
import { StartProblem } from '../start-problem.ts';
import { lintCatalogue } from './catalogue/lint.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { connectionProblem } from './postgres/connection-problem.ts';

/** The oldest release of each supported major version that has the security fixes we rely on. */
const FLOORS: Readonly<Record<number, number>> = { 15: 18, 16: 14, 17: 10, 18: 4 };

/** Looks at the database as a running role before anything is served. Throws when the wall is not whole; gives warnings. */
export async function selfCheck(url: string, allowOld: boolean): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: 'entente self-check' });
  await client.connect().catch((error: unknown) => {
    throw connectionProblem(error, url);
  });
  try {
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    const old = versionProblem(Number(rows[0]?.version));
    if (old && !allowOld) throw new StartProblem('DATABASE_TOO_OLD', `${old} ENTENTE_ALLOW_OLD_POSTGRES=1 starts anyway.`);

    const catalogue = await readCatalogue(async <T>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query(text, [...parameters])).rows as T[]); // the reader states the shape of its rows
    const [first, ...more] = lintCatalogue(catalogue);
    if (first) {
      const others = more.length > 0 ? ` (and ${more.length} more)` : '';
      throw new StartProblem('DATABASE_UNSAFE', `The wall between tenants is not whole: ${first.place}: ${first.says} [${first.rule}]${others}`);
    }
    return old ? [old] : [];
  } finally {
    await client.end();
  }
}

/** A sentence when the server is outside the supported versions or below its floor. */
export function versionProblem(versionNumber: number): string | undefined {
  const [major, minor] = [Math.floor(versionNumber / 10_000), versionNumber % 10_000];
  const floor = FLOORS[major];
  if (floor === undefined) return `PostgreSQL ${major}.${minor} is not supported; 15 to 18 are.`;
  return minor < floor ? `PostgreSQL ${major}.${minor} lacks security fixes; ${major}.${floor} or later is needed.` : undefined;
}
