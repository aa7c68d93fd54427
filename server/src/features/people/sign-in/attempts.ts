import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER_OF_AN_HOUR = 900;

/** Sign-ins are counted by account and by address, whether the account exists or not. */
export class Attempts {
  readonly #accounts = new RateLimiterMemory({ points: 10, duration: QUARTER_OF_AN_HOUR });
  readonly #addresses = new RateLimiterMemory({ points: 60, duration: QUARTER_OF_AN_HOUR });

  /** Seconds to wait; 0 when the attempt may be made, which counts it. */
  async count(account: string, address: string): Promise<number> {
    const waits = await Promise.all([wait(this.#accounts, account.trim().toLowerCase()), wait(this.#addresses, address)]);
    return Math.max(...waits);
  }

  /** After a sign-in that was right the account's failures are forgotten; the address's are not. */
  async succeeded(account: string): Promise<void> {
    await this.#accounts.delete(account.trim().toLowerCase());
  }
}

async function wait(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
