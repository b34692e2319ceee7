import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from '@my-girok/stack';
import { repository } from '../product.ts';

const readyWithinMs = 60_000;
const endsWithinMs = 12_000;

export interface SupervisedOptions {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Record<string, string>;
  readonly port: number;
  readonly logFile: string;
}

/** A program that is started again when it ends, with the pauses that `npm start` makes. */
export class Supervised {
  readonly address: string;
  private readonly backOff = new BackOff();
  private child: ChildProcess | null = null;
  private isWanted = true;
  private startedAt = 0;
  private readonly options: SupervisedOptions;

  private constructor(options: SupervisedOptions) {
    this.options = options;
    this.address = `http://127.0.0.1:${options.port}`;
  }

  /** Resolves when it is ready. */
  static async start(options: SupervisedOptions): Promise<Supervised> {
    const program = new Supervised(options);
    program.launch();
    try {
      await program.untilReady();
      return program;
    } catch (error) {
      await program.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Ends it as a crash would; its supervisor starts it again. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  async isReady(): Promise<boolean> {
    const response = await fetch(`${this.address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    return response?.ok ?? false;
  }

  async untilReady(withinMs = readyWithinMs): Promise<void> {
    for (const until = Date.now() + withinMs; !(await this.isReady()); await sleep(20))
      if (Date.now() > until) {
        const log = readFileSync(this.options.logFile, 'utf8').slice(-5000);
        throw new Error(`${this.options.name} did not become ready:\n${log}`);
      }
  }

  async stop(): Promise<void> {
    this.isWanted = false;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
    await ended;
    clearTimeout(late);
  }

  private launch(): void {
    const { command, env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const [program = '', ...args] = command;
    this.startedAt = Date.now();
    const child = spawn(program, args, { cwd: repository, env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    child.once('exit', () => {
      if (!this.isWanted) return;
      void sleep(this.backOff.next(Date.now() - this.startedAt)).then(() => this.isWanted && this.launch());
    });
  }
}
