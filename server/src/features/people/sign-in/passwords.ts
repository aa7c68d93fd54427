import { hash, verify } from '@node-rs/argon2';

const ARGON2ID = 2;

/** The parameters of OWASP's first choice: 19 MiB, two passes. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** More at once would take the memory and the cores from everybody else. */
const AT_ONCE = 2;

const turn = semaphore(AT_ONCE);

export const passwords = {
  hash: (password: string): Promise<string> => turn(() => hash(password, COST)),
  verify: ({ hash: kept, password }: { readonly hash: string; readonly password: string }): Promise<boolean> => turn(() => verify(kept, password)),
};

function semaphore(places: number): <T>(deed: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (deed) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await deed();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
