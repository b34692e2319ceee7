import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, Launch, SupervisorClient } from '@my-girok/engines';
import { BackOff } from './back-off.ts';
import type { ProcessStatus } from './process-status.ts';

const READY_MILLISECONDS = 60_000;
const WATCH_MILLISECONDS = 2000;
const CRASHES_BEFORE_GIVING_UP = 3;
const LARGE_LOG_BYTES = 10 * 1024 * 1024;

/** What a supervised process is told. */
export interface SupervisedOptions {
  name: string;
  kind: 'service' | 'app';
  address: string;
  version: string | null;
  /** Answers 200 when the process is ready. */
  readyUrl: string;
  launch: Launch;
  onChange: () => void;
  onProgress: (line: string) => void;
}

/** One process of ours: started, watched by its readiness, started again with back-off when it crashes. */
export class SupervisedProcess {
  readonly options: SupervisedOptions;
  readonly #supervisor: SupervisorClient;
  readonly #backOff = new BackOff();
  #state: ProcessStatus['state'] = 'stopped';
  #wanted = false;
  #startedAt = 0;
  #everReady = false;
  #awaited: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(options: SupervisedOptions, supervisor: SupervisorClient) {
    this.options = options;
    this.#supervisor = supervisor;
  }

  status(): ProcessStatus {
    const { name, kind, address, version } = this.options;
    return { name, kind, state: this.#state, pid: this.#supervisor.pid(name), address, memoryBytes: null, version };
  }

  /** Starts it and resolves once it is ready. @throws when it crashes three times before that, or does not answer */
  start(): Promise<void> {
    this.#wanted = true;
    return new Promise((resolve, reject) => {
      this.#awaited = { resolve, reject };
      void this.#launch();
    });
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    this.#awaited?.reject(new Error(`${this.options.name} was stopped`));
    await this.#supervisor.stop(this.options.name);
    this.#set('stopped');
  }

  /**
   * Ends it and starts it again at once: its program changed, or its environment, which is given then. Resolves once it is ready.
   * @throws when it is stopped meanwhile
   */
  async reload(env = this.options.launch.env): Promise<void> {
    this.#wanted = false;
    await this.#supervisor.stop(this.options.name);
    this.options.launch.env = env;
    const before = this.#awaited;
    const ready = this.start();
    // Who waits for the earlier start waits for this one.
    ready.then(
      () => before?.resolve(),
      (error: Error) => before?.reject(error),
    );
    await ready;
  }

  /** To be told when the supervisor saw it end. */
  exited(exit: Exit): void {
    if (!this.#wanted) return;
    const how = exit.signal === null ? `code ${exit.code}` : exit.signal;
    const wait = this.#backOff.next(Date.now() - this.#startedAt);
    if (!this.#everReady && this.#backOff.failures >= CRASHES_BEFORE_GIVING_UP) {
      this.#wanted = false;
      this.#set('failed');
      this.#awaited?.reject(
        new Error(
          `${this.options.name} ended with ${how} right after its start: ${this.#lastLogLine()}. Its log: npm run logs -- ${this.options.name}`,
        ),
      );
      return;
    }
    this.#set('restarting');
    this.options.onProgress(`${this.options.name}: ended with ${how}, starting again in ${wait / 1000} s`);
    void sleep(wait).then(() => (this.#wanted ? this.#launch() : undefined));
  }

  async #launch(): Promise<void> {
    const { name, launch } = this.options;
    if (this.#state !== 'restarting') this.#set('starting');
    this.#startedAt = Date.now();
    if (existsSync(launch.logFile) && statSync(launch.logFile).size > LARGE_LOG_BYTES)
      renameSync(launch.logFile, `${launch.logFile}.1`);
    try {
      const pid = await this.#supervisor.start(name, launch);
      await this.#watch(pid);
    } catch (error) {
      this.#set('failed');
      this.#awaited?.reject(new Error(`${name} could not be started: ${(error as Error).message}`));
    }
  }

  /** Asks for readiness as long as this very process runs. */
  async #watch(pid: number): Promise<void> {
    const { name } = this.options;
    const alive = () => this.#wanted && this.#supervisor.pid(name) === pid;
    while (alive()) {
      const ready = await this.#isReady();
      if (!alive()) return;
      if (ready) this.#becameReady();
      else if (this.#state === 'ready') this.#degraded();
      else if (!this.#everReady && Date.now() - this.#startedAt > READY_MILLISECONDS) {
        this.#awaited?.reject(
          new Error(
            `${name} did not become ready within ${READY_MILLISECONDS / 1000} s. Its log: npm run logs -- ${name}`,
          ),
        );
      }
      await sleep(this.#state === 'ready' ? WATCH_MILLISECONDS : 100);
    }
  }

  #degraded(): void {
    this.#set('degraded');
    this.options.onProgress(`${this.options.name}: says that it is not ready`);
  }

  #becameReady(): void {
    if (this.#state === 'ready') return;
    const recovered = this.#state === 'degraded';
    this.#set('ready');
    this.#everReady = true;
    const { name, address } = this.options;
    const seconds = ((Date.now() - this.#startedAt) / 1000).toFixed(1);
    this.options.onProgress(recovered ? `${name}: ready again` : `${name}: ready at ${address} (${seconds} s)`);
    this.#awaited?.resolve();
  }

  async #isReady(): Promise<boolean> {
    try {
      const response = await fetch(this.options.readyUrl, { signal: AbortSignal.timeout(2000) });
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  #lastLogLine(): string {
    const { logFile } = this.options.launch;
    const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : [];
    return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no log').trim().slice(0, 300);
  }

  #set(state: ProcessStatus['state']): void {
    if (this.#state === state) return;
    this.#state = state;
    this.options.onChange();
  }
}
