import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineContext, EngineDefinition, Program, RunningEngine } from './engine.ts';
import { EngineError } from './engine-error.ts';
import type { SupervisorClient } from './supervisor-client.ts';

const READY_MILLISECONDS = 60_000;

/** One engine of ours: its program, its context and its life. */
export class ManagedEngine {
  readonly definition: EngineDefinition;
  readonly context: EngineContext;
  readonly logFile: string;
  readonly running: RunningEngine;
  readonly #supervisor: SupervisorClient;
  readonly #program: Program;
  #starting: Promise<void> | null = null;

  constructor(
    definition: EngineDefinition,
    context: EngineContext,
    program: Program,
    supervisor: SupervisorClient,
    logFile: string,
  ) {
    this.definition = definition;
    this.context = context;
    this.logFile = logFile;
    this.#program = program;
    this.#supervisor = supervisor;
    this.running = {
      name: definition.name,
      pid: null,
      address: `${definition.scheme}://127.0.0.1:${context.port}`,
      version: program.version,
      env: definition.environment(context),
      state: 'stopped',
    };
  }

  /** Starts the server and waits for its handshake. @throws EngineError with the end of its log */
  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { name } = this.definition;
    this.running.state = 'starting';
    mkdirSync(this.context.engineDir, { recursive: true });
    mkdirSync(dirname(this.logFile), { recursive: true });
    try {
      const preparation = await this.definition.prepare(this.#program, this.context);
      await this.#untilReady(() => this.#supervisor.start(name, { ...preparation, logFile: this.logFile }));
      await this.definition.setUp?.(this.context, this.running.env);
      this.running.state = 'ready';
    } catch (error) {
      this.running.state = 'failed';
      if (this.#supervisor.pid(name) !== null) await this.#supervisor.stop(name, 2000);
      throw error;
    }
  }

  /** A server that ends at once is tried again for a moment: after SIGKILL the kernel may still hold its port or memory. */
  async #untilReady(launch: () => Promise<number>): Promise<void> {
    const { name } = this.definition;
    const begun = Date.now();
    let lastError: unknown;
    this.running.pid = await launch();
    for (;;) {
      if (this.#supervisor.pid(name) === null) {
        if (Date.now() - begun > 8000)
          throw this.#failure(`it ended right after its start: ${this.#lastLogLine()}`, lastError);
        await sleep(300);
        this.running.pid = await launch();
      }
      try {
        const version = await this.definition.check(this.running.env);
        if (/^\d/.test(version) && this.#program.kind !== 'secantusd-py' && this.#program.kind !== 'secantusd-rs')
          this.running.version = version;
        if (this.#supervisor.pid(name) !== null) return;
      } catch (error) {
        lastError = error;
      }
      if (Date.now() - begun > READY_MILLISECONDS)
        throw this.#failure(
          `it did not answer within ${READY_MILLISECONDS / 1000} s (${(lastError as Error | undefined)?.message ?? ''})`,
          lastError,
        );
      await sleep(60);
    }
  }

  #failure(what: string, cause: unknown): EngineError {
    return new EngineError(`${this.definition.name}: ${what}`, `Its log is ${this.logFile}`, { cause });
  }

  #lastLogLine(): string {
    if (!existsSync(this.logFile)) return 'no log';
    return readFileSync(this.logFile, 'utf8').trim().split('\n').at(-1)?.slice(0, 300) ?? 'no log';
  }
}
