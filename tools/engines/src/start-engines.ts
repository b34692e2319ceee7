import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataFolder } from './data-folder.ts';
import { DEFINITIONS } from './definitions.ts';
import {
  ENGINE_NAMES,
  type EngineContext,
  type EngineDefinition,
  type EngineName,
  type Program,
  type RunningEngine,
} from './engine.ts';
import { EngineError } from './engine-error.ts';
import { externalEngine, isExternal } from './external-engine.ts';
import { ManagedEngine } from './managed-engine.ts';
import { choosePorts, type PortWish } from './ports.ts';
import { type Exit, SupervisorClient } from './supervisor-client.ts';

/** What to start, and where. */
export interface EngineOptions {
  /** All state lies here; it is locked while the engines run. */
  dataDir: string;
  /** These only; all by default. */
  only?: readonly EngineName[];
  /** Of these, the ones that cannot be had or do not start are left out (`Engines.missing`) instead of failing the start. */
  optional?: readonly EngineName[];
  /** Where engines that tell of events (LiveKit) post them. */
  webhooks?: Partial<Record<EngineName, string>>;
  /** These ports or none. */
  ports?: Partial<Record<EngineName, number>>;
  /** Takes the engines' usual ports while they are free, and ports at random otherwise. Off by default: tests keep out of the way. */
  usualPorts?: boolean;
  /** Added to the usual ports: a second stack beside the first. */
  portOffset?: number;
  onProgress?: (line: string) => void;
  /** An engine ended although nobody asked for it. */
  onExit?: (name: EngineName, exit: Exit) => void;
  /** False drops the syncs to disk. Only for tests that do not kill engines. */
  durable?: boolean;
  /** Where addresses of servers that someone else runs are looked for; `process.env` by default. */
  environment?: NodeJS.ProcessEnv;
}

/** The running engines. */
export interface Engines {
  engines: RunningEngine[];
  /** Why an optional engine does not run. */
  missing: ReadonlyMap<EngineName, EngineError>;
  /** Every running engine's variables together. */
  env: Record<string, string>;
  /** Ends every engine and frees the data folder. */
  stop(): Promise<void>;
  /** Sends a signal to a server; resolves when it has ended, at once for signals that do not end it. */
  kill(name: EngineName, signal: NodeJS.Signals): Promise<void>;
  /** Tries one of `missing` again: it may have been built meanwhile. @throws EngineError when it still cannot be had */
  startMissing(name: EngineName): Promise<void>;
  /** Ends the server if it runs and starts it again on the same port and data; resolves when it is ready. */
  restart(name: EngineName): Promise<void>;
}

/** Finds or installs the programs only, in parallel. */
export async function installEngines(
  names: readonly EngineName[],
  onProgress: (line: string) => void,
): Promise<Map<EngineName, Program>> {
  const programs = await Promise.all(
    names.map(
      async (name) => [name, await DEFINITIONS[name].locate((line) => onProgress(`${name}: ${line}`), null)] as const,
    ),
  );
  return new Map(programs);
}

function usual(port: number | undefined, options: EngineOptions): number | undefined {
  return options.usualPorts && port !== undefined ? port + (options.portOffset ?? 0) : undefined;
}

function wishes(definition: EngineDefinition, folder: DataFolder, options: EngineOptions): PortWish[] {
  const { name, usualPort, extraPorts } = definition;
  return [
    {
      name,
      fixed: options.ports?.[name],
      preferred: [folder.rememberedPort(name), usual(usualPort, options)],
    },
    ...extraPorts.map((extra) => ({
      name: `${name}.${extra.name}`,
      protocol: extra.protocol,
      preferred: [folder.rememberedPort(`${name}.${extra.name}`), usual(extra.usualPort, options)],
    })),
  ];
}

function contextFor(
  definition: EngineDefinition,
  folder: DataFolder,
  ports: Record<string, number>,
  options: EngineOptions,
): EngineContext {
  const { name, extraPorts } = definition;
  return {
    dataDir: folder.path,
    engineDir: join(folder.path, name),
    durable: options.durable ?? true,
    port: ports[name] ?? 0,
    extra: Object.fromEntries(extraPorts.map((extra) => [extra.name, ports[`${name}.${extra.name}`] ?? 0])),
    webhook: options.webhooks?.[name] ?? null,
    secret: (secret) => folder.secret(secret),
    progress: (line) => options.onProgress?.(`${name}: ${line}`),
  };
}

/**
 * Starts the engines in parallel and resolves when every one has answered a handshake of its protocol. They end with
 * this process, however it ends.
 *
 * @throws EngineError one line: what cannot be had and what to do next. Nothing is left running then.
 */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const environment = options.environment ?? process.env;
  const names = ENGINE_NAMES.filter((name) => options.only?.includes(name) ?? true);
  const own = names.filter((name) => !isExternal(DEFINITIONS[name], environment));
  const external = Promise.all(
    names.filter((name) => !own.includes(name)).map((name) => externalEngine(DEFINITIONS[name], environment)),
  );
  const folder = await DataFolder.open(resolve(options.dataDir));
  const managed = new Map<EngineName, ManagedEngine>();
  const missing = new Map<EngineName, EngineError>();
  const expected = new Set<string>();
  let supervisor: SupervisorClient | null = null;

  const onExit = (name: string, exit: Exit) => {
    const engine = managed.get(name as EngineName);
    if (!engine) return;
    engine.running.pid = null;
    // While it starts, the start itself deals with it.
    if (engine.running.state !== 'ready') return;
    engine.running.state = expected.has(name) ? 'stopped' : 'failed';
    if (!expected.has(name)) options.onExit?.(name as EngineName, exit);
  };

  const stop = async () => {
    for (const name of own) expected.add(name);
    await Promise.all(own.map((name) => supervisor?.stop(name)));
    await supervisor?.close();
    for (const engine of managed.values()) engine.running.state = 'stopped';
    folder.rememberProcesses([]);
    folder.close();
  };

  const start = async (engine: ManagedEngine) => {
    expected.delete(engine.definition.name);
    await engine.start();
    folder.rememberProcesses(supervisor?.identities() ?? []);
  };

  const engineOf = (name: EngineName) => {
    const engine = managed.get(name);
    if (!engine)
      throw new EngineError(
        `${name} is not run from here`,
        'Its address came from the environment, or it was not asked for',
      );
    return engine;
  };

  try {
    const ports = await choosePorts(own.flatMap((name) => wishes(DEFINITIONS[name], folder, options)));
    folder.rememberPorts(ports);
    const client = new SupervisorClient(onExit);
    supervisor = client;
    mkdirSync(join(folder.path, 'logs'), { recursive: true });
    const run = async (name: EngineName) => {
      const definition = DEFINITIONS[name];
      const program = await definition.locate((line) => options.onProgress?.(`${name}: ${line}`), folder.path);
      const begun = Date.now();
      const engine = new ManagedEngine(
        definition,
        contextFor(definition, folder, ports, options),
        program,
        client,
        join(folder.path, 'logs', `${name}.log`),
      );
      managed.set(name, engine);
      try {
        await start(engine);
      } catch (error) {
        managed.delete(name);
        throw error;
      }
      missing.delete(name);
      options.onProgress?.(
        `${name}: ready at ${engine.running.address} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
      );
    };
    await settleAll(
      own.map(async (name) => {
        try {
          await run(name);
        } catch (error) {
          if (!(error instanceof EngineError && options.optional?.includes(name))) throw error;
          missing.set(name, error);
          options.onProgress?.(error.message);
        }
      }),
    );
    const others = await external;
    const running = () =>
      names
        .map((name) => managed.get(name)?.running ?? others.find((other) => other.name === name))
        .filter((engine) => engine !== undefined);
    return {
      get engines() {
        return running();
      },
      get env() {
        return Object.assign({}, ...running().map((engine) => engine.env));
      },
      missing,
      async startMissing(name) {
        if (missing.has(name)) await run(name);
      },
      stop,
      async kill(name, signal) {
        const engine = engineOf(name);
        if (engine.running.pid === null) return;
        const ends =
          signal === 'SIGKILL' ||
          signal === 'SIGTERM' ||
          signal === 'SIGINT' ||
          signal === 'SIGQUIT' ||
          signal === 'SIGABRT';
        if (ends) expected.add(name);
        const gone = ends ? client.exit(name) : null;
        client.signal(name, signal);
        await gone;
      },
      async restart(name) {
        const engine = engineOf(name);
        expected.add(name);
        await client.stop(name);
        await start(engine);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Like Promise.all, but waits for all of them before it throws, so that nothing is half-way when the caller cleans up, and tells every failure. */
async function settleAll(tasks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(tasks);
  const reasons = results.filter((result) => result.status === 'rejected').map((result) => result.reason as Error);
  const lines = [...new Set(reasons.map((reason) => reason.message))];
  if (lines.length > 1 && reasons[0]) reasons[0].message = lines.join('\n');
  if (reasons[0]) throw reasons[0];
}
