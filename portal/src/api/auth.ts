/** Sign-in and what belongs to it, through the cookies of better-auth. Each answers undefined, or why it did not happen. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** Numbers that its words name. */
  readonly values?: { readonly minutes: number };
}

export function signIn(email: string, password: string): Promise<Refusal | undefined> {
  return post('sign-in/email', { email, password });
}

export function signUp(person: { name: string; email: string; password: string; invitation?: string }): Promise<Refusal | undefined> {
  return post('sign-up/email', person);
}

export function signOut(): Promise<Refusal | undefined> {
  return post('sign-out', {});
}

/** Sets a new password with the one-time token of a link that an administrator made. */
export function resetPassword(token: string, newPassword: string): Promise<Refusal | undefined> {
  return post('reset-password', { token, newPassword });
}

async function post(path: string, body: object): Promise<Refusal | undefined> {
  try {
    const answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok ? undefined : await refusal(answer);
  } catch {
    return { code: 'NO_CONNECTION', message: '' };
  }
}

async function refusal(answer: Response): Promise<Refusal> {
  const said: unknown = await answer.json().catch(() => undefined);
  const text = (name: string): string => {
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const seconds = Number(answer.headers.get('retry-after') ?? 60);
  if (answer.status === 429) return { code: 'TOO_MANY_ATTEMPTS', message: text('message'), values: { minutes: Math.max(1, Math.ceil(seconds / 60)) } };
  return { code: text('code') || `HTTP_${answer.status}`, message: text('message') };
}
