import type { EngineName } from '@my-girok/engines';

/** One process of ours, before ports are moved. */
export interface ProcessDefinition {
  /** The folder's name; CONTRACT.md's name in status. */
  name: string;
  kind: 'service' | 'app';
  folder: string;
  main: string;
  httpPort: number;
  grpcPort?: number;
  engines: readonly EngineName[];
  /** The V8 heap's cap in MB: without one, V8 lets a process grow to hundreds on a large machine. */
  heapMegabytes: number;
  /** `compile`: starts once `tsc -b` is done; `bundle`: needs the apps' build too. */
  after: 'compile' | 'bundle';
}

/** Engines without which everything else works: they are left out where they cannot be had. */
export const OPTIONAL_ENGINES: readonly EngineName[] = ['livekit'];

/** The port of the engine that browsers speak to. */
const LIVEKIT_PORT = 7880;

/** The map of processes; ARCHITECTURE.md names the ports. */
export const TOPOLOGY: readonly ProcessDefinition[] = [
  {
    name: 'auth-service',
    kind: 'service',
    folder: 'services/auth-service',
    main: 'dist/main.js',
    grpcPort: 50051,
    httpPort: 4051,
    engines: ['postgresql', 'nats'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'personal-service',
    kind: 'service',
    folder: 'services/personal-service',
    main: 'dist/main.js',
    grpcPort: 50052,
    httpPort: 4052,
    engines: ['postgresql', 'nats'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'feed-service',
    kind: 'service',
    folder: 'services/feed-service',
    main: 'dist/main.js',
    grpcPort: 50053,
    httpPort: 4053,
    engines: ['mongodb', 'nats'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'chat-service',
    kind: 'service',
    folder: 'services/chat-service',
    main: 'dist/main.js',
    grpcPort: 50054,
    httpPort: 4054,
    engines: ['mongodb', 'nats', 'livekit'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'matching-service',
    kind: 'service',
    folder: 'services/matching-service',
    main: 'dist/main.js',
    grpcPort: 50055,
    httpPort: 4055,
    engines: ['postgresql', 'valkey', 'nats'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'media-service',
    kind: 'service',
    folder: 'services/media-service',
    main: 'dist/main.js',
    grpcPort: 50056,
    httpPort: 4056,
    engines: ['postgresql', 'nats', 's3'],
    heapMegabytes: 256,
    after: 'compile',
  },
  {
    name: 'notification-service',
    kind: 'service',
    folder: 'services/notification-service',
    main: 'dist/main.js',
    grpcPort: 50057,
    httpPort: 4057,
    engines: ['postgresql', 'nats'],
    heapMegabytes: 192,
    after: 'compile',
  },
  {
    name: 'ws-gateway',
    kind: 'service',
    folder: 'services/gateway/ws-gateway',
    main: 'dist/main.js',
    httpPort: 4001,
    engines: ['valkey', 'nats'],
    heapMegabytes: 384,
    after: 'compile',
  },
  {
    name: 'graphql-bff',
    kind: 'service',
    folder: 'services/gateway/graphql-bff',
    main: 'dist/main.js',
    httpPort: 4000,
    engines: ['valkey', 'nats'],
    heapMegabytes: 256,
    after: 'bundle',
  },
  {
    name: 'web-main',
    kind: 'app',
    folder: 'apps/web-main',
    main: 'dist-server/main.js',
    httpPort: 3000,
    engines: [],
    heapMegabytes: 96,
    after: 'bundle',
  },
];

/** Ports that browsers, and fetch, refuse to speak HTTP to and that an offset can reach (Fetch standard, "port blocking"). */
const BLOCKED_PORTS = [4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080];

function refuseBlocked(name: string, port: number, offset: number): void {
  if (!BLOCKED_PORTS.includes(port + offset)) return;
  throw new Error(`Browsers refuse port ${port + offset} (${name}). Choose another GIROK_PORT_OFFSET than ${offset}`);
}

/** Where browsers find LiveKit before it is known where it runs. @throws when they would refuse its port */
export function livekitPort(offset: number): number {
  refuseBlocked('livekit', LIVEKIT_PORT, offset);
  return LIVEKIT_PORT + offset;
}

/** A process with its ports moved. @throws when browsers would refuse the new port */
export function withOffset(definition: ProcessDefinition, offset: number): ProcessDefinition {
  refuseBlocked(definition.name, definition.httpPort, offset);
  return {
    ...definition,
    httpPort: definition.httpPort + offset,
    ...(definition.grpcPort === undefined ? {} : { grpcPort: definition.grpcPort + offset }),
  };
}

/** What `--only a,b` selects: the named processes with the engines they need, and the named engines. */
export function select(
  only: readonly string[] | null,
  engineNames: readonly EngineName[],
): { processes: ProcessDefinition[]; engines: EngineName[] } {
  if (only === null) return { processes: [...TOPOLOGY], engines: [...engineNames] };
  const known = [...TOPOLOGY.map((definition) => definition.name), ...engineNames];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`--only does not know ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const processes = TOPOLOGY.filter((definition) => only.includes(definition.name));
  const needed = new Set<string>([...only, ...processes.flatMap((definition) => definition.engines)]);
  return { processes, engines: engineNames.filter((name) => needed.has(name)) };
}
