import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  ENGINE_NAMES,
  type EngineName,
  type Engines,
  identify,
  isFree,
  portHolder,
  SupervisorClient,
  startEngines,
} from '@my-girok/engines';
import { BackOff } from './back-off.ts';
import { bundle, compile } from './build.ts';
import { heapFlags } from './heap.ts';
import { createKeys, type Keys } from './keys.ts';
import { NODE, REPOSITORY } from './paths.ts';
import { processEnvironment } from './process-environment.ts';
import type { ProcessStatus } from './process-status.ts';
import { type StackState, writeState } from './state-file.ts';
import { SupervisedProcess } from './supervised-process.ts';
import { livekitPort, OPTIONAL_ENGINES, type ProcessDefinition, select, TOPOLOGY, withOffset } from './topology.ts';

/** What to run, and where. */
export interface StackOptions {
  dataDir: string;
  offset: number;
  only: readonly string[] | null;
  onProgress: (line: string) => void;
  /** Processes that someone else runs (`npm run dev` runs web-main through Vite). */
  without?: readonly string[];
}

/** The engines and processes of one data folder, supervised by this process. */
export class Stack {
  readonly options: StackOptions;
  readonly #definitions: ProcessDefinition[];
  readonly #engineNames: EngineName[];
  readonly #processes = new Map<string, SupervisedProcess>();
  readonly #engineStates = new Map<EngineName, ProcessStatus>();
  readonly #engineBackOff = new Map<EngineName, BackOff>();
  readonly #extraRows = new Map<string, ProcessStatus>();
  #keys: Keys | null = null;
  #supervisor: SupervisorClient | null = null;
  #engines: Engines | null = null;
  #phase: StackState['phase'] = 'starting';
  #reason: string | null = null;
  #stopping: Promise<void> | null = null;

  constructor(options: StackOptions) {
    this.options = options;
    const chosen = select(options.only, ENGINE_NAMES);
    this.#definitions = chosen.processes
      .filter((each) => !options.without?.includes(each.name))
      .map((each) => withOffset(each, options.offset));
    this.#engineNames = chosen.engines;
  }

  /** Starts everything; what does not depend on each other in parallel. @throws with one line; nothing is left running then */
  async start(): Promise<void> {
    try {
      this.#write();
      await this.#checkPorts();
      this.#keys = createKeys(join(this.options.dataDir, 'keys'));
      const compiled = this.#definitions.length > 0 ? compile(this.#progress) : Promise.resolve();
      const bundles = this.#definitions.filter((each) => each.after === 'bundle').map((each) => each.name);
      const bundled = compiled.then(() => bundle(this.#progress, bundles));
      const engines = this.#startEngines();
      const started = this.#definitions.map(async (definition) => {
        await Promise.all([engines, definition.after === 'compile' ? compiled : bundled]);
        if (!this.#stopping) await this.#startProcess(definition);
      });
      await Promise.all([engines, compiled, bundled, ...started]);
      if (this.#stopping) throw new Error('It was stopped while it started');
      this.#phase = 'ready';
      this.#write();
    } catch (error) {
      this.#reason = (error as Error).message;
      await this.stop('failed');
      throw error;
    }
  }

  /** Drains and ends everything: SIGTERM, 10 s, SIGKILL; the processes before the engines they use. */
  stop(phase: 'stopping' | 'failed' = 'stopping'): Promise<void> {
    this.#stopping ??= (async () => {
      this.#phase = phase;
      this.#write();
      await Promise.allSettled([...this.#processes.values()].map((each) => each.stop()));
      await this.#supervisor?.close();
      await this.#engines?.stop();
      for (const row of this.#engineStates.values()) Object.assign(row, { state: 'stopped', pid: null });
      this.#write();
    })();
    return this.#stopping;
  }

  status(): ProcessStatus[] {
    const running = this.#engines?.engines ?? [];
    const engines = this.#engineNames.map((name): ProcessStatus => {
      const engine = running.find((each) => each.name === name);
      const row = this.#engineStates.get(name) ?? {
        name,
        kind: 'engine',
        state: 'starting',
        pid: null,
        address: null,
        memoryBytes: null,
        version: null,
      };
      return engine ? { ...row, pid: engine.pid, address: engine.address, version: engine.version } : row;
    });
    const processes = this.#definitions.map(
      (each): ProcessStatus =>
        this.#processes.get(each.name)?.status() ?? {
          name: each.name,
          kind: each.kind,
          state: 'starting',
          pid: null,
          address: `http://localhost:${each.httpPort}`,
          memoryBytes: null,
          version: null,
        },
    );
    return [...engines, ...this.#extraRows.values(), ...processes];
  }

  /** Shows or, with null, hides a row of something that is neither a process nor a needed engine. */
  showRow(name: string, row: ProcessStatus | null): void {
    if (row) this.#extraRows.set(name, row);
    else this.#extraRows.delete(name);
    this.#write();
  }

  /** Whether an optional engine is wanted and not there. */
  lacks(name: EngineName): boolean {
    return this.#engines?.missing.has(name) ?? false;
  }

  /** What status says of an engine that is not there. */
  setLacking(name: EngineName, state: 'off' | 'building', version: string | null = null): void {
    this.#setEngine(name, state, version);
  }

  /** Starts an engine that could not be had when the stack started, and starts those again who are told of it. @throws EngineError */
  async startLacking(name: EngineName): Promise<void> {
    if (this.#stopping || !this.#engines) return;
    await this.#engines.startMissing(name);
    this.#setEngine(name, 'ready');
    await Promise.all(
      this.#definitions.map(async (definition) => {
        const supervised = this.#processes.get(definition.name);
        const env = this.#environmentOf(definition);
        if (!supervised || this.#stopping || isDeepStrictEqual(env, supervised.options.launch.env)) return;
        this.#progress(`${definition.name}: starting again, with ${name}`);
        await supervised.reload(env);
      }),
    );
  }

  /** Starts a process again since its program changed. */
  async reload(name: string): Promise<void> {
    // It is stopped before it is ready when it changes again, or with the stack.
    await this.#processes
      .get(name)
      ?.reload()
      .catch(() => {});
  }

  #progress = (line: string): void => this.options.onProgress(line);

  async #checkPorts(): Promise<void> {
    if (this.#engineNames.includes('livekit')) livekitPort(this.options.offset);
    for (const { name, httpPort, grpcPort } of this.#definitions) {
      for (const port of [httpPort, grpcPort].filter((each) => each !== undefined)) {
        if (await isFree(port)) continue;
        throw new Error(
          `Port ${port}, which ${name} needs, is in use by ${portHolder(port) ?? 'another program'}. Stop that, or move this stack with GIROK_PORT_OFFSET=100`,
        );
      }
    }
  }

  async #startEngines(): Promise<void> {
    const { dataDir, offset, only } = this.options;
    for (const name of this.#engineNames) this.#setEngine(name, 'starting');
    const chat = TOPOLOGY.find((each) => each.name === 'chat-service');
    const chatPort = chat && withOffset(chat, offset).httpPort;
    this.#engines = await startEngines({
      dataDir,
      only: this.#engineNames,
      optional: OPTIONAL_ENGINES.filter((name) => !only?.includes(name)),
      webhooks: { livekit: `http://127.0.0.1:${chatPort}/livekit/webhook` },
      usualPorts: true,
      portOffset: offset,
      onProgress: this.#progress,
      onExit: (name) => void this.#reviveEngine(name, Date.now()),
    });
    for (const name of this.#engineNames) this.#setEngine(name, this.lacks(name) ? 'off' : 'ready');
    if (this.#stopping) await this.#engines.stop();
  }

  async #reviveEngine(name: EngineName, endedAt: number): Promise<void> {
    const backOff = this.#engineBackOff.get(name) ?? new BackOff();
    this.#engineBackOff.set(name, backOff);
    while (!this.#stopping) {
      this.#setEngine(name, 'restarting');
      const wait = backOff.next(Date.now() - endedAt);
      this.#progress(`${name}: ended by itself, starting again in ${wait / 1000} s`);
      await sleep(wait);
      if (this.#stopping) return;
      try {
        await this.#engines?.restart(name);
        this.#setEngine(name, 'ready');
        this.#progress(`${name}: ready again`);
        return;
      } catch (error) {
        this.#progress((error as Error).message);
      }
    }
  }

  async #startProcess(definition: ProcessDefinition): Promise<void> {
    const { dataDir, onProgress } = this.options;
    this.#supervisor ??= new SupervisorClient((name, exit) => {
      this.#processes.get(name)?.exited(exit);
      this.#write();
    });
    const cwd = join(REPOSITORY, definition.folder);
    const logs = join(dataDir, 'logs');
    mkdirSync(logs, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { version?: string };
    const supervised = new SupervisedProcess(
      {
        name: definition.name,
        kind: definition.kind,
        address: `http://localhost:${definition.httpPort}`,
        version: manifest.version ?? null,
        readyUrl: `http://127.0.0.1:${definition.httpPort}/readyz`,
        launch: {
          command: [NODE, ...heapFlags(definition.heapMegabytes), '--enable-source-maps', join(cwd, definition.main)],
          env: this.#environmentOf(definition),
          cwd,
          logFile: join(logs, `${definition.name}.log`),
          stopSignal: 'SIGTERM',
        },
        onChange: () => this.#write(),
        onProgress,
      },
      this.#supervisor,
    );
    this.#processes.set(definition.name, supervised);
    await supervised.start();
  }

  #environmentOf(definition: ProcessDefinition): Record<string, string> {
    const keys = this.#keys;
    if (!keys) throw new Error('There are no keys yet');
    const { offset } = this.options;
    return processEnvironment(definition, { engines: this.#engines?.env ?? {}, keys, offset, inherited: process.env });
  }

  #setEngine(name: EngineName, state: ProcessStatus['state'], version: string | null = null): void {
    this.#engineStates.set(name, {
      name,
      kind: 'engine',
      state,
      pid: null,
      address: null,
      memoryBytes: null,
      version,
    });
    this.#write();
  }

  #write(): void {
    writeState(this.options.dataDir, {
      daemon: identify(process.pid),
      phase: this.#phase,
      reason: this.#reason,
      processes: this.status(),
    });
  }
}
