import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { announcement } from '../announcement.ts';
import { dataFolder, NODE, packageProgram, portOffset, REPOSITORY } from '../paths.ts';
import { progressPrinter } from '../progress.ts';
import type { Stack } from '../stack.ts';
import { supervise } from '../supervise.ts';
import { TOPOLOGY } from '../topology.ts';

const QUIET_MILLISECONDS = 400;

/** Restarts what a rebuilt folder belongs to, once the compiler has been quiet for a moment. */
function reloadOnChange(stack: Stack, folder: string, names: readonly string[]): void {
  let timer: NodeJS.Timeout | undefined;
  watch(join(REPOSITORY, folder), { recursive: true }, (_event, file) => {
    if (file?.endsWith('.js') !== true) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const name of names) void stack.reload(name);
    }, QUIET_MILLISECONDS);
  });
}

/** `npm run dev`: the stack with the compiler watching, services restarted when they change, and Vite for web-main. */
export function dev(): Promise<number> {
  const offset = portOffset();
  const children: ChildProcess[] = [];
  const run = (command: string, args: readonly string[], cwd: string, environment: Record<string, string> = {}) => {
    children.push(spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...environment } }));
  };
  process.on('exit', () => {
    for (const child of children) child.kill();
  });
  return supervise(
    { dataDir: dataFolder(), offset, only: null, without: ['web-main'], onProgress: progressPrinter() },
    (processes, stack) => {
      const services = TOPOLOGY.filter((each) => each.kind === 'service');
      for (const service of services) reloadOnChange(stack, `${service.folder}/dist`, [service.name]);
      for (const name of ['proto', 'nest-common', 'types'])
        reloadOnChange(
          stack,
          `packages/${name}/dist`,
          services.map((each) => each.name),
        );
      reloadOnChange(stack, 'packages/realtime/dist', ['ws-gateway']);
      run(packageProgram('tsc'), ['-b', '--watch', '--preserveWatchOutput'], REPOSITORY);
      run(
        NODE,
        [packageProgram('vite'), '--port', `${3000 + offset}`, '--strictPort', '--host', '127.0.0.1'],
        join(REPOSITORY, 'apps/web-main'),
        {
          API_URL: `http://localhost:${4000 + offset}`,
          WS_URL: `http://localhost:${4001 + offset}`,
          RTC_URL: `http://localhost:${7880 + offset}`,
        },
      );
      console.log(
        `${announcement(processes, offset)}\nweb-main: http://localhost:${3000 + offset} (Vite). Ctrl-C stops everything.`,
      );
    },
  );
}
