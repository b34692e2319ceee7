import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cacheFolder, installOnce, run } from '@my-girok/engines';
import { CHANNEL, SEQ_PLACE, TIME_PLACE } from './message.ts';
import type { Order } from './publisher-process.ts';

const source = fileURLToPath(new URL('./centrifuge/', import.meta.url));

/** The program in centrifuge/, built once for all runs; null, and one line why, where there is no Go. */
export async function buildCentrifuge(progress: (line: string) => void): Promise<string | null> {
  const digest = createHash('sha256');
  for (const file of ['main.go', 'go.mod', 'go.sum']) digest.update(readFileSync(join(source, file)));
  const folder = join(cacheFolder(), 'bench', `centrifuge-${digest.digest('hex').slice(0, 16)}`);
  try {
    await installOnce(folder, progress, async (temporary) => {
      progress('Centrifuge: building');
      const env = { ...process.env, GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local' };
      const built = await run('go', ['build', '-o', join(temporary, 'centrifuge'), '.'], { cwd: source, env });
      if (built.code !== 0) throw new Error(built.output.trim().split('\n').at(-1));
    });
    return join(folder, 'centrifuge');
  } catch (error) {
    progress(`Centrifuge: left out, it needs Go 1.26 to be built: ${(error as Error).message}`);
    return null;
  }
}

/** Publishes by a Centrifuge node that nobody is connected to. */
export class CentrifugePublisher {
  private readonly child;
  private readonly lines;

  private constructor(program: string, redis: string) {
    this.child = spawn(program, ['publisher', redis, CHANNEL], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.child.stdout });
  }

  static async start(program: string, redis: string): Promise<CentrifugePublisher> {
    const publisher = new CentrifugePublisher(program, redis);
    await publisher.line();
    return publisher;
  }

  async publish(order: Order): Promise<void> {
    this.child.stdin.write(`${JSON.stringify({ ...order, seqMark: SEQ_PLACE, timeMark: TIME_PLACE })}\n`);
    await this.line();
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }

  private async line(): Promise<void> {
    const ended = new AbortController();
    const { signal } = ended;
    const exit = once(this.child, 'exit', { signal }).then(
      () => Promise.reject(new Error('The Centrifuge publisher ended')),
      () => undefined,
    );
    await Promise.race([once(this.lines, 'line', { signal }), exit]);
    ended.abort();
  }
}
