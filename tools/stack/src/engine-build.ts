import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError, installOnce, RUST_CRATE, run, rustServer } from '@my-girok/engines';
import type { Stack, StackOptions } from './stack.ts';

/**
 * Builds the Rust MongoDB server into the cache (5 to 15 minutes, at low priority). Data folders made from then on use it.
 * @throws EngineError when cargo is missing or fails
 */
export async function buildMongodb(
  onProgress: (line: string) => void,
  onChild: (kill: () => void) => void = () => {},
): Promise<string> {
  const program = rustServer();
  const folder = dirname(dirname(program));
  await installOnce(folder, onProgress, async (temporary) => {
    if ((await run('cargo', ['--version'])).code !== 0)
      throw new EngineError(
        'mongodb: cargo is needed to build its Rust server',
        'Install Rust (https://rustup.rs), or go on with the Python server',
      );
    const { name, version } = RUST_CRATE;
    onProgress(`building ${name} ${version}; this takes 5 to 15 minutes`);
    const args = [
      '-n',
      '19',
      'cargo',
      'install',
      name,
      '--version',
      version,
      '--locked',
      '--ignore-rust-version',
      '--root',
      temporary,
    ];
    const child = spawn('nice', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, CARGO_TARGET_DIR: `${temporary}/target` },
    });
    onChild(() => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGTERM');
      } catch {
        // It has ended.
      }
    });
    let last = '';
    child.stderr.on('data', (chunk: Buffer) => {
      last = chunk.toString().trim().split('\n').at(-1) ?? last;
    });
    const code = await new Promise<number | null>((resolve) =>
      child.on('error', () => resolve(null)).on('close', resolve),
    );
    if (code !== 0)
      throw new EngineError(`mongodb: cargo could not build ${name}: ${last}`, 'The Python server goes on serving');
    await run('rm', ['-rf', `${temporary}/target`]);
  });
  return program;
}

/** After the stack is ready: builds what is faster when compiled, where the toolchain is there. Gives what stops it. */
export function buildEnginesInBackground(stack: Stack, { onProgress, only }: StackOptions): () => void {
  const usesPython = stack.status().some((row) => row.name === 'mongodb' && row.version !== null);
  if (
    process.env.GIROK_BUILD_ENGINES === '0' ||
    only !== null ||
    !usesPython ||
    process.env.MONGODB_URL ||
    existsSync(rustServer())
  )
    return () => {};
  let kill = () => {};
  void (async () => {
    if ((await run('cargo', ['--version'])).code !== 0 || (await run('mongod', ['--version'])).code === 0) return;
    stack.showRow('mongodb-rust', {
      name: 'mongodb-rust',
      kind: 'engine',
      state: 'building',
      pid: null,
      address: null,
      memoryBytes: null,
      version: RUST_CRATE.version,
    });
    try {
      await buildMongodb(
        (line) => onProgress(`mongodb: ${line}`),
        (end) => {
          kill = end;
        },
      );
      onProgress('mongodb: its Rust server is built; new data folders use it (npm start -- --reset)');
    } catch (error) {
      onProgress((error as Error).message);
    } finally {
      stack.showRow('mongodb-rust', null);
    }
  })();
  return () => kill();
}
