import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engines, startEngines } from '@my-girok/engines';
import { createKeys, heapFlags, type Keys, processEnvironment, TOPOLOGY } from '@my-girok/stack';
import { type Db, MongoClient } from 'mongodb';
import { freePort } from '../product.ts';
import { newPeople, type Room, seedRooms } from './seed.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';
import { Supervised } from './supervised.ts';
import { Tickets } from './tickets.ts';

/** ws-gateway and chat-service as `npm start` runs them, with engines and data of their own. */
export class Platform {
  readonly engines: Engines;
  readonly folder: string;
  readonly chat: Supervised;
  private readonly keys: Keys;
  private readonly standIns: StandIns;
  private readonly grpc: number;
  private readonly mongo: MongoClient;
  private readonly tickets: Tickets;
  private readonly nodes = new Set<Supervised>();

  private constructor(parts: Pick<Platform, 'engines' | 'folder' | 'chat'> & PrivateParts) {
    this.engines = parts.engines;
    this.folder = parts.folder;
    this.chat = parts.chat;
    this.keys = parts.keys;
    this.standIns = parts.standIns;
    this.grpc = parts.grpc;
    this.mongo = new MongoClient(parts.engines.env.MONGODB_URL ?? '');
    this.tickets = new Tickets(parts.engines.env.VALKEY_URL ?? '');
  }

  static async start(progress: (line: string) => void): Promise<Platform> {
    const folder = mkdtempSync(join(tmpdir(), 'girok-bench-'));
    mkdirSync(join(folder, 'logs'));
    const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
    try {
      const engines = await startEngines({
        dataDir: join(folder, 'engines'),
        only: ['mongodb', 'valkey', 'nats'],
        onProgress: progress,
      });
      closing.unshift(() => engines.stop());
      const standIns = await startStandIns();
      closing.unshift(() => standIns.stop());
      const keys = createKeys(join(folder, 'keys'));
      const grpc = await freePort();
      progress('chat-service: starting');
      const chat = await startOurs('chat-service', { engines, folder, keys, standIns, grpc });
      return new Platform({ engines, folder, chat, keys, standIns, grpc });
    } catch (error) {
      for (const close of closing) await close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.tickets.close();
    await this.mongo.close();
    await Promise.all([...this.nodes, this.chat].map((program) => program.stop()));
    this.standIns.stop();
    await this.engines.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get valkeyUrl(): string {
    return this.engines.env.VALKEY_URL ?? '';
  }

  get natsUrl(): string {
    return this.engines.env.NATS_URL ?? '';
  }

  get db(): Db {
    return this.mongo.db('chat');
  }

  /** Two nodes of ws-gateway. */
  async startNodes(): Promise<[Supervised, Supervised]> {
    const start = async () => {
      const node = await startOurs('ws-gateway', this.#parts());
      this.nodes.add(node);
      return node;
    };
    return [await start(), await start()];
  }

  async stopNodes(nodes: readonly Supervised[]): Promise<void> {
    for (const node of nodes) this.nodes.delete(node);
    await Promise.all(nodes.map((node) => node.stop()));
  }

  /** Rooms of so many new people each, who are signed in. */
  async rooms(count: number, peopleEach: number, ids?: readonly string[]): Promise<Room[]> {
    const groups = Array.from({ length: count }, () => newPeople(peopleEach));
    await this.tickets.signIn(groups.flat());
    return seedRooms(this.db, groups, ids);
  }

  #parts(): PrivateParts & Pick<Platform, 'engines' | 'folder'> {
    const { engines, folder, keys, standIns, grpc } = this;
    return { engines, folder, keys, standIns, grpc };
  }
}

interface PrivateParts {
  readonly keys: Keys;
  readonly standIns: StandIns;
  /** chat-service's port. */
  readonly grpc: number;
}

async function startOurs(
  name: 'chat-service' | 'ws-gateway',
  { engines, folder, keys, standIns, grpc }: PrivateParts & Pick<Platform, 'engines' | 'folder'>,
): Promise<Supervised> {
  const definition = TOPOLOGY.find((each) => each.name === name);
  if (!definition) throw new Error(`There is no ${name}`);
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const env = {
    ...processEnvironment(definition, { engines: engines.env, keys, offset: 0, inherited: { PATH, HOME } }),
    HTTP_PORT: `${port}`,
    ...(name === 'chat-service' && { GRPC_PORT: `${grpc}` }),
    CHAT_GRPC_ADDRESS: `127.0.0.1:${grpc}`,
    AUTH_GRPC_ADDRESS: standIns.address,
    FEED_GRPC_ADDRESS: standIns.address,
    // Nothing measured asks any of them.
    MEDIA_GRPC_ADDRESS: '127.0.0.1:1',
    NOTIFICATION_GRPC_ADDRESS: '127.0.0.1:1',
    MATCHING_GRPC_ADDRESS: '127.0.0.1:1',
  };
  const command = [
    process.execPath,
    ...heapFlags(definition.heapMegabytes),
    '--enable-source-maps',
    `${definition.folder}/${definition.main}`,
  ];
  return Supervised.start({ name, command, env, port, logFile: join(folder, 'logs', `${name}-${port}.log`) });
}
