import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { untilTrue } from '@my-girok/nest-common/testing';

const folder = fileURLToPath(new URL('../', import.meta.url));

/** matching-service as a process, for tests that end it as a power cut would. */
export class ServiceProcess {
  #child: ChildProcess | undefined;
  #output = '';

  constructor(
    private readonly env: Record<string, string>,
    private readonly url: string,
  ) {}

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--max-old-space-size=192', 'dist/main.js'], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await untilTrue(
      async () => {
        if (child.exitCode !== null) throw new Error(`It ended:\n${this.#output}`);
        return (await fetch(`${this.url}/readyz`)).ok;
      },
      { timeoutMs: 100_000, everyMs: 100 },
    ).catch((cause: unknown) => {
      throw new Error(`It is not ready:\n${this.#output}`, { cause });
    });
  }

  /** Ends it at once, whatever it is doing. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
