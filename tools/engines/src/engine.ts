/** The engines there are. */
export type EngineName = 'postgresql' | 'mongodb' | 'valkey' | 'nats' | 's3' | 'livekit';

/** All engines, in the order status shows them. */
export const ENGINE_NAMES: readonly EngineName[] = ['postgresql', 'mongodb', 'valkey', 'nats', 's3', 'livekit'];

/** Where an engine stands; `external` ones (an address in the environment) are only ever ready or failed. */
export type EngineState = 'starting' | 'ready' | 'stopped' | 'failed';

/** One engine as its users and `npm run status` see it. */
export interface RunningEngine {
  name: EngineName;
  /** The real server's pid; null while it is down, or when its address came from the environment. */
  pid: number | null;
  /** Scheme, host and port, never a password. */
  address: string;
  version: string;
  /** The variables through which services reach it; they may hold passwords. */
  env: Record<string, string>;
  state: EngineState;
}

/** A server program found on PATH or in the cache. */
export interface Program {
  /** Which server it is (`mongod` and `secantusd-py` take different flags). */
  kind: string;
  /** The command and the arguments that always precede the launch's own. */
  command: string[];
  /** Extra environment, PYTHONPATH for instance. */
  env?: Record<string, string>;
  version: string;
}

/** How the supervisor runs one server. */
export interface Launch {
  command: string[];
  env: Record<string, string>;
  cwd: string;
  logFile: string;
  uid?: number;
  gid?: number;
  /** Asks the server to end cleanly. */
  stopSignal: 'SIGTERM' | 'SIGINT';
  /** Sent half a second later, to a server that would wait for its users to leave. */
  insistSignal?: 'SIGTERM' | 'SIGINT';
}

/** A launch before its log file is known. */
export type Preparation = Omit<Launch, 'logFile'>;

/** What an engine may use while it prepares. */
export interface EngineContext {
  /** The stack's data folder. */
  dataDir: string;
  /** This engine's own folder in it. */
  engineDir: string;
  /** False only for tests that accept losing data with the machine's power. */
  durable: boolean;
  port: number;
  /** The engine's further ports, by the names in `extraPorts`. */
  extra: Record<string, number>;
  /** Where an engine that tells of events posts them; null for nowhere. */
  webhook: string | null;
  /** A generated secret that stays the same for the data folder. */
  secret(name: string): string;
  progress(line: string): void;
}

/** A further port of an engine. */
export interface ExtraPort {
  name: string;
  /** Taken with the engines' usual ports, moved as they are; without one, a port at random that is kept. */
  usualPort?: number;
  protocol?: 'tcp' | 'udp';
}

/** Everything that differs from engine to engine. */
export interface EngineDefinition {
  name: EngineName;
  usualPort: number;
  extraPorts: readonly ExtraPort[];
  /** The variables that name a server someone else runs. */
  variables: readonly string[];
  scheme: string;
  /** Finds or installs the program, for this data folder when one is given. */
  locate(progress: (line: string) => void, dataDir: string | null): Promise<Program>;
  /** Prepares the data folder and says how to run the server. */
  prepare(program: Program, context: EngineContext): Promise<Preparation>;
  /** The variables for a server on this port. */
  environment(context: EngineContext): Record<string, string>;
  /** A protocol handshake; resolves with the server's version, rejects while it is not ready. */
  check(env: Record<string, string>): Promise<string>;
  /** Runs once the handshake passed, every start: databases, replica set. */
  setUp?(context: EngineContext, env: Record<string, string>): Promise<void>;
}
