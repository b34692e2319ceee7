import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engines, startEngines } from '@my-girok/engines';
import { MediaServiceClient, MediaState } from '@my-girok/proto';
import { type Identity, startIdentity } from '../identity.ts';
import { freePort, type Program, startProgram } from '../product.ts';

const settledWithinMs = 300_000;
const pollMs = 15;
const deadlineMs = 30_000;

/** What became of an upload, and how long it took from the acknowledgement of its last byte. */
export interface Settled {
  state: 'ready' | 'refused';
  code: string;
  ms: number;
}

/** media-service as it runs in production, with PostgreSQL, NATS and S3 of its own, and people who upload to it. */
export class MediaProcess {
  private readonly program: Program;
  private readonly client: MediaServiceClient;
  private readonly identity: Identity;
  private readonly engines: Engines;

  private constructor(program: Program, client: MediaServiceClient, identity: Identity, engines: Engines) {
    this.program = program;
    this.client = client;
    this.identity = identity;
    this.engines = engines;
  }

  static async start(folder: string, progress: (line: string) => void): Promise<MediaProcess> {
    const engines = await startEngines({
      dataDir: join(folder, 'engines'),
      only: ['postgresql', 'nats', 's3'],
      onProgress: progress,
    });
    const keys = join(folder, 'keys');
    mkdirSync(keys, { mode: 0o700 });
    const identity = await startIdentity(keys, 'media-service');
    try {
      const [grpc, http] = [await freePort(), await freePort()];
      const env = {
        ...engines.env,
        ...identity.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        HOST: '127.0.0.1',
        // As npm start and the image have it.
        MALLOC_ARENA_MAX: '2',
        GRPC_PORT: `${grpc}`,
        HTTP_PORT: `${http}`,
        MEDIA_URL: `http://127.0.0.1:${http}`,
        MEDIA_URL_KEY: randomUUID(),
        // Asked only about pictures that are not public; none is looked at here.
        FEED_GRPC_ADDRESS: '127.0.0.1:1',
        CHAT_GRPC_ADDRESS: '127.0.0.1:1',
      };
      progress('media-service: starting');
      const args = ['--max-old-space-size=256', 'services/media-service/dist/main.js'];
      const program = await startProgram(args, env, http, '/readyz');
      return new MediaProcess(program, new MediaServiceClient(`127.0.0.1:${grpc}`), identity, engines);
    } catch (error) {
      identity.stop();
      await engines.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.program.stop();
    this.identity.stop();
    await this.engines.stop();
  }

  /** Uploads a whole file as a new person and waits until it is known what becomes of it. */
  async upload(file: Buffer, onAcknowledged?: () => void): Promise<Settled> {
    const as = { as: this.identity.tokenOf(randomUUID()), deadlineMs };
    const { ticket } = await this.client.createUploadTicket({}, as);
    const tus = { 'tus-resumable': '1.0.0', 'upload-ticket': ticket };
    const created = await fetch(`${this.program.address}/uploads`, {
      method: 'POST',
      headers: {
        ...tus,
        'upload-length': `${file.length}`,
        'upload-metadata': `purpose ${Buffer.from('post').toString('base64')}`,
      },
    });
    if (created.status !== 201) throw new Error(`Not created: ${created.status} ${await created.text()}`);
    const sent = await fetch(created.headers.get('location') ?? '', {
      method: 'PATCH',
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      body: new Uint8Array(file),
    });
    if (sent.status !== 204) throw new Error(`Not taken: ${sent.status} ${await sent.text()}`);
    const startedAt = performance.now();
    onAcknowledged?.();
    const mediaIds = [created.headers.get('media-id') ?? ''];
    for (;;) {
      const [medium] = (await this.client.batchGetMedia({ mediaIds }, as)).media;
      const ms = performance.now() - startedAt;
      const code = medium?.refusal ?? '';
      if (medium?.state === MediaState.MEDIA_STATE_READY) return { state: 'ready', code, ms };
      if (medium?.state === MediaState.MEDIA_STATE_REFUSED) return { state: 'refused', code, ms };
      if (ms > settledWithinMs) throw new Error(`Nothing became of an upload within ${settledWithinMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** How many derivatives of this format the service has made so far, by its own count. */
  async made(format: 'webp' | 'avif'): Promise<number> {
    const text = await (await fetch(`${this.program.address}/metrics`)).text();
    const line = new RegExp(`^media_derivative_duration\\w*_count\\{[^}]*format="${format}"[^}]*\\} (\\d+)`, 'gm');
    return [...text.matchAll(line)].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** Memory that the process holds now, and the most it ever held since `forgetPeak`. MiB. */
  memory(): { now: number; peak: number } {
    const status = readFileSync(`/proc/${this.program.pid}/status`, 'utf8');
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  }

  /** Has Linux count the most memory from now on (proc(5), clear_refs). */
  forgetPeak(): void {
    writeFileSync(`/proc/${this.program.pid}/clear_refs`, '5');
  }
}
