import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, compile } from '../build.ts';
import { NODE, REPOSITORY } from '../paths.ts';

const toStandardError = (line: string) => console.error(line);

async function runNode(file: string, args: readonly string[]): Promise<number> {
  const path = join(REPOSITORY, file);
  if (!existsSync(path)) throw new Error(`${file} is not there`);
  const child = spawn(NODE, ['--max-old-space-size=1024', '--enable-source-maps', path, ...args], {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? REPOSITORY,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/** `npm run bench -- <name> [--json]`. Progress goes to standard error: standard output is the figures'. */
export async function bench(args: readonly string[]): Promise<number> {
  await build(toStandardError);
  return runNode('tools/bench/src/main.ts', args);
}

/** `npm run gateway -- --supergraph FILE --port N`: our gateway for any supergraph. */
export async function gateway(args: readonly string[]): Promise<number> {
  await compile(toStandardError);
  return runNode('services/gateway/graphql-bff/dist/gateway/main.js', args);
}
