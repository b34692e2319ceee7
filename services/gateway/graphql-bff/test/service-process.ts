import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { untilTrue } from '@my-girok/nest-common/testing';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** One of our programs as a process, started and stopped as an orchestrator does. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private output = '';

  constructor(
    private readonly folder: string,
    private readonly env: Record<string, string>,
    private readonly http: string,
  ) {}

  /** Everything it printed. */
  get log(): string {
    return this.output;
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', ...this.env };
    const child = spawn(process.execPath, ['--max-old-space-size=256', 'dist/main.js'], {
      cwd: `${repository}${this.folder}`,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-200_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await untilTrue(
      async () => {
        if (child.exitCode !== null) throw new Error(`${this.folder} ended:\n${this.output}`);
        return (await fetch(`${this.http}/readyz`)).ok;
      },
      { timeoutMs: 180_000, everyMs: 100 },
    ).catch((cause) => {
      throw new Error(`${this.folder} is not ready:\n${this.output}`, { cause });
    });
  }

  /** Asks it to stop and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  }
}
