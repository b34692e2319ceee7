import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Launch } from './engine.ts';
import { identify, type ProcessIdentity } from './process-identity.ts';
import type { FromSupervisor, ToSupervisor } from './supervisor-messages.ts';
import { typescriptNode } from './typescript-node.ts';

/** How a server ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The owner's end of the supervisor. */
export class SupervisorClient {
  readonly #child: ChildProcess;
  readonly #pids = new Map<string, number>();
  readonly #waiting = new Map<string, { resolve(pid: number): void; reject(error: Error): void }>();
  readonly #exitListeners = new Map<string, ((exit: Exit) => void)[]>();
  readonly #onExit: (name: string, exit: Exit) => void;

  constructor(onExit: (name: string, exit: Exit) => void) {
    this.#onExit = onExit;
    this.#child = fork(fileURLToPath(new URL('./supervisor.ts', import.meta.url)), [], {
      detached: true,
      execPath: typescriptNode(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // The owner's flags (a test runner's loaders, a debugger) are not for it, and it needs next to no heap.
      execArgv: ['--max-old-space-size=32', '--max-semi-space-size=1'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: process.env.LANG },
    });
    this.#child.on('message', (message: FromSupervisor) => this.#receive(message));
    this.#child.on('exit', () => {
      for (const name of [...this.#pids.keys()]) this.#ended(name, { code: null, signal: null });
      for (const { reject } of this.#waiting.values()) reject(new Error('The supervisor of the engines ended'));
    });
  }

  /** Every process there is now, the supervisor first. */
  identities(): ProcessIdentity[] {
    return [this.#child.pid ?? 0, ...this.#pids.values()].filter((pid) => pid > 0).map(identify);
  }

  pid(name: string): number | null {
    return this.#pids.get(name) ?? null;
  }

  start(name: string, launch: Launch): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(name, { resolve, reject });
      this.#send({ type: 'start', name, launch });
    });
  }

  signal(name: string, signal: NodeJS.Signals): void {
    this.#send({ type: 'signal', name, signal });
  }

  /** Asks the server to end, then forces it. Resolves once it is gone. */
  async stop(name: string, graceMilliseconds = 10_000): Promise<void> {
    const gone = this.exit(name);
    this.#send({ type: 'stop', name, graceMilliseconds });
    await gone;
  }

  /** Resolves when the server has ended, at once when it does not run. */
  exit(name: string): Promise<Exit> {
    if (!this.#pids.has(name)) return Promise.resolve({ code: null, signal: null });
    return new Promise((resolve) => this.#exitListeners.set(name, [...(this.#exitListeners.get(name) ?? []), resolve]));
  }

  /** Ends the supervisor; whatever it still runs ends with it. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    await ended;
  }

  #send(message: ToSupervisor): void {
    if (this.#child.connected) this.#child.send(message);
    else this.#waiting.get(message.name)?.reject(new Error('The supervisor of the engines ended'));
  }

  #receive(message: FromSupervisor): void {
    if (message.type === 'exited') {
      this.#ended(message.name, { code: message.code, signal: message.signal });
      return;
    }
    const waiting = this.#waiting.get(message.name);
    this.#waiting.delete(message.name);
    if (message.type === 'failed') {
      waiting?.reject(new Error(message.message));
      return;
    }
    this.#pids.set(message.name, message.pid);
    waiting?.resolve(message.pid);
  }

  #ended(name: string, exit: Exit): void {
    this.#pids.delete(name);
    this.#onExit(name, exit);
    for (const listener of this.#exitListeners.get(name) ?? []) listener(exit);
    this.#exitListeners.delete(name);
  }
}
