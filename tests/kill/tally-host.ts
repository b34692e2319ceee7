import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Orders } from './tally-process.ts';

const program = fileURLToPath(new URL('./tally-process.ts', import.meta.url));

/** Runs the tally service as a process that may die at any moment, and brings it back as the stack would. */
export class TallyHost {
  #child?: ChildProcess;
  readonly #waiting = new Map<string, (result: { id: string; error?: string } | 'died') => void>();
  /** How often it died. */
  deaths = 0;

  /** `afterDeath` runs before it is brought back. */
  constructor(
    private readonly orders: Orders,
    private readonly afterDeath: () => Promise<void>,
  ) {}

  /** Brings it back, without a point to die at. */
  async revive(): Promise<void> {
    await this.afterDeath();
    await this.start({ killAt: undefined });
  }

  async start(orders: Partial<Orders> = {}): Promise<void> {
    const child = fork(program, [JSON.stringify({ ...this.orders, ...orders })], {
      execArgv: ['--conditions=node'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message: { ready?: true; id: string; error?: string }) => {
        if (message.ready) resolve();
        else this.#waiting.get(message.id)?.(message);
      });
      child.once('exit', (_code, signal) => {
        if (signal === 'SIGKILL') this.deaths += 1;
        for (const answer of this.#waiting.values()) answer('died');
        this.#child = undefined;
        // A consumer may be killed by an event that waited for it before the start was told.
        if (signal === 'SIGKILL') resolve();
        else reject(new Error('the tally service did not start'));
      });
    });
    await ready;
  }

  get isAlive(): boolean {
    return this.#child !== undefined;
  }

  /** Deposits until it is acknowledged: again after a death or an outage, always with the same id. */
  async deposit(id: string, account: string): Promise<void> {
    const end = Date.now() + 90_000;
    while (Date.now() < end) {
      if (!this.#child) await this.revive();
      const child = this.#child;
      if (!child) continue;
      const answer = new Promise<{ id: string; error?: string } | 'died'>((resolve) => {
        this.#waiting.set(id, resolve);
      });
      child.send({ id, account }, () => undefined);
      const result = await answer;
      this.#waiting.delete(id);
      if (result !== 'died' && result.error === undefined) return;
    }
    throw new Error(`deposit ${id} was never acknowledged`);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
