import { StartProblem } from '../../start-problem.ts';

/** A failed connection in one sentence. The password never stands in it. */
export function connectionProblem(error: unknown, url: string): Error {
  if (error instanceof StartProblem) return error;
  const { code, message } = coded(error);
  const place = placeOf(url);
  switch (code) {
    case '28P01':
    case '28000':
      return new StartProblem('DATABASE_PASSWORD', `The database at ${place} refuses the user or the password.${ofRole(url)}`, { cause: error });
    case '3D000':
      return new StartProblem('DATABASE_MISSING', `There is no such database at ${place}.`, { cause: error });
    case 'ERR_INVALID_URL':
      return new StartProblem('CONFIGURATION', 'DATABASE_URL is not a connection string like postgres://user:password@host:5432/database.', { cause: error });
    default:
      return new StartProblem('DATABASE_UNREACHABLE', `The database at ${place} cannot be reached: ${message || code}.`, { cause: error });
  }
}

/** The running roles are made once a cluster: another secret than the first one gives them other passwords. */
function ofRole(url: string): string {
  return /:\/\/entente_/.test(url) ? ' Its roles were made with another ENTENTE_SECRET: set that one, or DATABASE_URL_APP, _PORTAL, _WORKER, _AUTH and _ROUTING.' : '';
}

function placeOf(url: string): string {
  try {
    const { username, hostname, port, pathname, searchParams } = new URL(url);
    const host = searchParams.get('host') ?? `${hostname}${port ? `:${port}` : ''}`;
    return `${host}${pathname} (user ${decodeURIComponent(username) || 'none'})`;
  } catch {
    return 'DATABASE_URL';
  }
}

function coded(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return coded(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error ? String(error.code) : '';
  return { code, message: error.message };
}
