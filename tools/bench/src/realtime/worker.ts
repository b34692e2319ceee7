import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Question = { id: number; method: string; input: unknown };
type Answer = { id: number; value?: unknown; error?: string };

/** A process of its own that is asked things: what it costs then is not counted for who asks. */
export class Worker {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private nextId = 1;

  private constructor(child: ChildProcess) {
    this.child = child;
    child.on('message', ({ id, value, error }: Answer) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    child.once('exit', (code, signal) => {
      for (const { reject } of this.waiting.values())
        reject(new Error(`A process of the bench ended: ${signal ?? code}`));
      this.waiting.clear();
    });
  }

  /** @param program a file beside this one */
  static start(program: string, args: readonly string[] = []): Worker {
    const file = fileURLToPath(new URL(program, import.meta.url));
    return new Worker(fork(file, [...args], { serialization: 'advanced' }));
  }

  ask<Value>(method: string, input: unknown = null): Promise<Value> {
    const id = this.nextId++;
    return new Promise<Value>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.child.send({ id, method, input } satisfies Question);
    });
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }
}

/** What a worker's process answers. It ends with the process that started it. */
// biome-ignore lint/suspicious/noExplicitAny: each method has an input of its own
export function answer(methods: Record<string, (input: any) => unknown>): void {
  process.on('message', ({ id, method, input }: Question) => {
    const run = async () => methods[method]?.(input);
    run().then(
      (value) => process.send?.({ id, value } satisfies Answer),
      (error: Error) => process.send?.({ id, error: error.stack ?? error.message } satisfies Answer),
    );
  });
  process.once('disconnect', () => process.exit());
}
