import { Injectable } from '@nestjs/common';

/** Resolves while the thing works; throws or rejects while it does not. */
export type HealthCheck = () => Promise<unknown> | unknown;

export interface Readiness {
  ready: boolean;
  checks: Record<string, 'up' | 'down'>;
}

const CHECK_TIMEOUT_MS = 2000;

/** Whether this process can take work: every registered check passes and it is not draining. */
@Injectable()
export class Health {
  readonly #checks = new Map<string, HealthCheck>();
  #draining = false;
  #started = false;

  /** Adds a check by name; a second one of the same name replaces the first. */
  register(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  /** From here on the process is ready when its checks pass. */
  markStarted(): void {
    this.#started = true;
  }

  /** From here on the process takes no new work. */
  drain(): void {
    this.#draining = true;
  }

  async readiness(): Promise<Readiness> {
    const entries = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, (await passes(check)) ? 'up' : 'down'] as const),
    );
    const checks = Object.fromEntries(entries);
    return { ready: this.#started && !this.#draining && entries.every(([, state]) => state === 'up'), checks };
  }
}

async function passes(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS);
  });
  const run = (async () => {
    await check();
    return true as const;
  })().catch(() => false as const);
  try {
    return await Promise.race([run, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
