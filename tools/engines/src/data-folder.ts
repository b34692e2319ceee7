import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';
import { type Lock, LockedError, takeLock } from './lock.ts';
import { pruneOutside } from './outside-folder.ts';
import { isAlive, type ProcessIdentity, waitForEnd } from './process-identity.ts';

/** What the data folder remembers between starts. */
interface Memory {
  ports: Record<string, number>;
  secrets: Record<string, string>;
  /** The supervisor and the servers of the last start, to end what a crash of all of it left behind. */
  processes: ProcessIdentity[];
}

/** The locked data folder of one stack. */
export class DataFolder {
  readonly path: string;
  readonly #lock: Lock;
  readonly #memory: Memory;

  private constructor(path: string, lock: Lock, memory: Memory) {
    this.path = path;
    this.#lock = lock;
    this.#memory = memory;
  }

  /** Locks the folder and ends what a killed owner left running. @throws EngineError when another living process uses it */
  static async open(path: string): Promise<DataFolder> {
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      const file = join(path, 'engines.json');
      const lock = takeLock(join(path, 'engines.lock'));
      const isNew = !existsSync(file);
      pruneOutside(path, isNew);
      const memory = isNew
        ? { ports: {}, secrets: {}, processes: [] }
        : (JSON.parse(readFileSync(file, 'utf8')) as Memory);
      for (const left of memory.processes.filter(isAlive)) await endLeftOver(left);
      return new DataFolder(path, lock, memory);
    } catch (error) {
      if (error instanceof LockedError) {
        throw new EngineError(
          `The data folder ${path} is used by process ${error.owner.pid}`,
          'Stop that stack (npm stop), or choose another folder with GIROK_DATA_DIR',
          { cause: error },
        );
      }
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM')
        throw new EngineError(
          `The data folder ${path} cannot be written`,
          'Set GIROK_DATA_DIR to a folder of yours, or change its owner',
          { cause: error },
        );
      if (code === 'ENOSPC')
        throw new EngineError(`The disk that holds ${path} is full`, 'Free some space and start again', {
          cause: error,
        });
      throw error;
    }
  }

  /** A random secret, the same ever after. */
  secret(name: string): string {
    const known = this.#memory.secrets[name];
    if (known) return known;
    const made = randomBytes(24).toString('base64url');
    this.#memory.secrets[name] = made;
    this.#save();
    return made;
  }

  rememberedPort(name: string): number | undefined {
    return this.#memory.ports[name];
  }

  rememberPorts(ports: Record<string, number>): void {
    Object.assign(this.#memory.ports, ports);
    this.#save();
  }

  rememberProcesses(processes: ProcessIdentity[]): void {
    this.#memory.processes = processes;
    // A test may delete the folder before the last engine has ended.
    if (existsSync(this.path)) this.#save();
  }

  close(): void {
    this.#lock.release();
  }

  #save(): void {
    const file = join(this.path, 'engines.json');
    writeFileSync(`${file}.new`, JSON.stringify(this.#memory, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

/** A supervisor whose parent died ends its servers by itself: give it the time for that before using force. */
async function endLeftOver(left: ProcessIdentity): Promise<void> {
  if (await waitForEnd(left, 8000)) return;
  process.kill(left.pid, 'SIGKILL');
  await waitForEnd(left, 5000);
}
