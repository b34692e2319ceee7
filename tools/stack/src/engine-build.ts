import { spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  EngineError,
  findLivekit,
  installOnce,
  LIVEKIT_MODULE,
  livekitServer,
  RUST_CRATE,
  run,
  rustServer,
} from '@my-girok/engines';

/** How a build runs. */
export interface BuildOptions {
  onProgress: (line: string) => void;
  /** Given what ends the compiler. */
  onChild?: (kill: () => void) => void;
  /** 19 by default: whatever else runs goes first. */
  niceness?: number;
}

/** Runs a compiler at low priority to its end. Gives its exit code and what it complained of. */
async function compileQuietly(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  { onChild, niceness = 19 }: BuildOptions,
): Promise<{ code: number | null; output: string }> {
  const child = spawn('nice', ['-n', `${niceness}`, ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  onChild?.(() => {
    // Its number may be another's once it has ended.
    if (child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-(child.pid ?? 0), 'SIGTERM');
    } catch {
      // It has ended.
    }
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  const code = await new Promise<number | null>((resolve) =>
    child.on('error', () => resolve(null)).on('close', resolve),
  );
  return { code, output: output.trim() };
}

const lastLine = (output: string): string => output.split('\n').at(-1) ?? '';

/**
 * Builds the Rust MongoDB server into the cache (5 to 15 minutes, at low priority). Data folders made from then on use it.
 * @throws EngineError when cargo is missing or fails
 */
export async function buildMongodb(options: BuildOptions): Promise<string> {
  const program = rustServer();
  await installOnce(dirname(dirname(program)), options.onProgress, async (temporary) => {
    if ((await run('cargo', ['--version'])).code !== 0)
      throw new EngineError(
        'mongodb: cargo is needed to build its Rust server',
        'Install Rust (https://rustup.rs), or go on with the Python server',
      );
    const { name, version } = RUST_CRATE;
    options.onProgress(`building ${name} ${version}; this takes 5 to 15 minutes`);
    const { code, output } = await compileQuietly(
      ['cargo', 'install', name, '--version', version, '--locked', '--ignore-rust-version', '--root', temporary],
      { CARGO_TARGET_DIR: `${temporary}/target` },
      options,
    );
    if (code !== 0)
      throw new EngineError(
        `mongodb: cargo could not build ${name}: ${lastLine(output)}`,
        'The Python server goes on serving',
      );
    await run('rm', ['-rf', `${temporary}/target`]);
  });
  return program;
}

/** Whether Go is there to build LiveKit with. */
export async function hasGo(): Promise<boolean> {
  return (await run('go', ['version'])).code === 0;
}

/**
 * Builds the LiveKit server into the cache (4 minutes, at low priority). A build that was stopped goes on where it was: Go keeps what
 * it compiled.
 * @throws EngineError when Go is missing or fails
 */
export async function buildLivekit(options: BuildOptions): Promise<string> {
  const program = livekitServer();
  await installOnce(dirname(dirname(program)), options.onProgress, async (temporary) => {
    if (!(await hasGo()))
      throw new EngineError(
        'livekit: Go is needed to build it',
        'Install Go 1.25 or later (https://go.dev/doc/install) and run: npm run engines -- build livekit. Or put livekit-server 1.11 on PATH',
      );
    const { path, version } = LIVEKIT_MODULE;
    options.onProgress(`building ${version}; this takes about 4 minutes`);
    const command = ['go', 'install', '-ldflags=-s -w', `${path}@v${version}`];
    const bin = join(temporary, 'bin');
    const build = (GOTOOLCHAIN: string) =>
      compileQuietly(command, { GOBIN: bin, GOTOOLCHAIN, CGO_ENABLED: '0' }, options);
    let built = await build('local');
    // An older Go may be able to fetch the one that the module asks for.
    if (built.code !== 0 && /requires go|GOTOOLCHAIN/.test(built.output)) built = await build('auto');
    if (built.code !== 0)
      throw new EngineError(
        `livekit: go could not build it: ${lastLine(built.output)}`,
        'Try again: npm run engines -- build livekit. Or put livekit-server 1.11 on PATH',
      );
    renameSync(join(bin, 'server'), join(bin, 'livekit-server'));
  });
  return program;
}

/** Sees to it that tests find a LiveKit: one somebody runs, one on PATH, or one that is built now. @throws EngineError */
export async function ensureLivekit(options: BuildOptions): Promise<void> {
  if (process.env.LIVEKIT_URL || (await findLivekit())) return;
  await buildLivekit(options);
}

/** Whether the Rust MongoDB server would serve new data folders of this machine better than what does now, and can be built. */
export async function wantsRustServer(): Promise<boolean> {
  if (process.env.MONGODB_URL || existsSync(rustServer())) return false;
  return (await run('cargo', ['--version'])).code === 0 && (await run('mongod', ['--version'])).code !== 0;
}
