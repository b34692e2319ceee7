import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from './until.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const cli = join(root, 'tools/start.mjs');

export interface ProcessStatus {
  name: string;
  kind: 'engine' | 'service' | 'app';
  state: string;
  pid: number | null;
  address: string | null;
  memoryBytes: number | null;
}

/** Where a product lives. */
export interface ProductPlace {
  dataDir: string;
  portOffset: number;
}

/**
 * The whole product, started by the README's command with data and ports of its own, so that a developer's stack can run beside it.
 */
export class Product {
  private readonly env: NodeJS.ProcessEnv;
  private readonly dataDir: string;
  private readonly portOffset: number;

  /** A product that runs, or will, with this data and these ports. */
  constructor({ dataDir, portOffset }: ProductPlace) {
    this.dataDir = dataDir;
    this.portOffset = portOffset;
    // A person's shell does not say NODE_ENV=test: what is tested is what they get.
    const { NODE_ENV: _test, ...shell } = process.env;
    this.env = {
      ...shell,
      GIROK_DATA_DIR: dataDir,
      GIROK_PORT_OFFSET: String(portOffset),
      GIROK_BUILD_ENGINES: '0',
      // One address registers many people here.
      RATE_LIMIT_REGISTER_POINTS: '1000',
      RATE_LIMIT_LOGIN_POINTS: '1000',
    };
  }

  /**
   * Starts everything and resolves when all of it is ready. `portOffset` moves every usual port; where one of them is taken, as gRPC's
   * are now and then by somebody's outgoing connection, all move a little further.
   */
  static async start(portOffset: number): Promise<ProductPlace> {
    for (const further of [0, 20, 40, 60]) {
      const place = { dataDir: mkdtempSync(join(tmpdir(), 'girok-e2e-')), portOffset: portOffset + further };
      try {
        await new Product(place).command(['start', '--detach']);
        return place;
      } catch (error) {
        rmSync(place.dataDir, { recursive: true, force: true });
        if (!/ is in use by another program|EADDRINUSE/.test((error as Error).message)) throw error;
      }
    }
    throw new Error(`No free ports from offset ${portOffset} on`);
  }

  /** The page as people of production's sites see it: its own host, another than the API's. */
  get web(): string {
    return `http://my-dev.girok.localhost:${3000 + this.portOffset}`;
  }

  get api(): string {
    return `http://localhost:${4000 + this.portOffset}/graphql`;
  }

  /** What `npm run status -- --json` says. */
  async status(): Promise<ProcessStatus[]> {
    const { stdout } = await run(process.execPath, [cli, 'status', '--json'], { cwd: root, env: this.env });
    return JSON.parse(stdout) as ProcessStatus[];
  }

  async process(name: string): Promise<ProcessStatus> {
    const found = (await this.status()).find((each) => each.name === name);
    if (!found) throw new Error(`status does not know ${name}`);
    return found;
  }

  async port(name: string): Promise<number> {
    const { address } = await this.process(name);
    return Number(new URL(address ?? '').port);
  }

  /** Ends a process the hard way, as a crash would, and leaves it to the stack to bring it back. */
  async kill(name: string): Promise<number> {
    const { pid } = await this.process(name);
    if (pid === null) throw new Error(`${name} is not running`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Stops a process where it stands: it keeps its port and answers nothing, as a hung machine would. */
  async freeze(name: string): Promise<() => void> {
    const { pid } = await this.process(name);
    if (pid === null) throw new Error(`${name} is not running`);
    process.kill(pid, 'SIGSTOP');
    return () => process.kill(pid, 'SIGCONT');
  }

  async ready(name: string): Promise<void> {
    await until(`${name} is ready`, async () => (await this.process(name)).state === 'ready', 90_000);
  }

  async stop(): Promise<void> {
    await this.command(['stop']);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private command(args: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [cli, ...args], {
        cwd: root,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      const keep = (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-8000);
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.once('error', reject);
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}\n${output}`)),
      );
    });
  }
}
