import { EngineError } from '@my-girok/engines';

type Command = (args: readonly string[]) => number | Promise<number>;

/** Loaded when asked for: `status` should not wait for what `test` needs. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  daemon: async () => (await import('./commands/daemon.ts')).daemon,
  status: async () => (await import('./commands/status.ts')).status,
  stop: async () => (await import('./commands/stop.ts')).stop,
  logs: async () => (await import('./commands/logs.ts')).logs,
  dev: async () => (await import('./commands/dev.ts')).dev,
  build: async () => (await import('./commands/build.ts')).buildAll,
  test: async () => (await import('./commands/test.ts')).test,
  verify: async () => (await import('./commands/verify.ts')).verify,
  bench: async () => (await import('./commands/delegate.ts')).bench,
  gateway: async () => (await import('./commands/delegate.ts')).gateway,
  engines: async () => (await import('./commands/engines.ts')).engines,
};

const [name = '', ...args] = process.argv.slice(2);
try {
  const command = COMMANDS[name];
  if (!command)
    throw new TypeError(
      `There is no command ${name}; there are ${Object.keys(COMMANDS)
        .filter((each) => each !== 'daemon')
        .join(', ')}`,
    );
  const run = await command();
  process.exit(await run(args));
} catch (error) {
  // A person can act on a message; only what nobody foresaw needs its stack.
  const foreseen =
    error instanceof EngineError ||
    (error instanceof Error && error.constructor === Error) ||
    error instanceof TypeError;
  console.error(foreseen && !process.env.GIROK_DEBUG ? `\n${(error as Error).message}` : error);
  process.exit(1);
}
