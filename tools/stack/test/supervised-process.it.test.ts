import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SupervisorClient, typescriptNode } from '@my-girok/engines';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SupervisedProcess } from '../src/supervised-process.ts';

let folder = '';
let port = 0;
let supervisor: SupervisorClient;
let supervised: SupervisedProcess;
let states: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'girok-supervised-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  states = [];
  supervisor = new SupervisorClient((_name, exit) => supervised.exited(exit));
});

afterEach(async () => {
  await supervised.stop();
  await supervisor.close();
  rmSync(folder, { recursive: true, force: true });
});

function make(how: string): SupervisedProcess {
  supervised = new SupervisedProcess(
    {
      name: 'unsteady',
      kind: 'service',
      address: `http://localhost:${port}`,
      version: null,
      readyUrl: `http://127.0.0.1:${port}/readyz`,
      launch: {
        command: [typescriptNode(), fileURLToPath(new URL('./unsteady.ts', import.meta.url)), how, `${port}`],
        env: {},
        cwd: folder,
        logFile: join(folder, 'unsteady.log'),
        stopSignal: 'SIGTERM',
      },
      onChange: () => states.push(supervised.status().state),
      onProgress: () => {},
    },
    supervisor,
  );
  return supervised;
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still ${states.join(', ')}`);
    await sleep(20);
  }
}

test('gives up on a program that crashes three times before it was ever ready, with the reason', async () => {
  await expect(make('crash').start()).rejects.toThrow(
    /unsteady ended with code 3 right after its start: .*told to crash.*npm run logs -- unsteady/,
  );
  expect(states).toContain('restarting');
  expect(supervised.status()).toMatchObject({ state: 'failed', pid: null });
});

test('starts a crashed program again and says so meanwhile', async () => {
  await make('ready').start();
  const { pid } = supervised.status();
  await fetch(`http://127.0.0.1:${port}/crash`).catch(() => {});
  await until(() => states.includes('restarting'));
  await until(() => supervised.status().state === 'ready');
  expect(supervised.status().pid).not.toBe(pid);
});

test('shows a program that says it is not ready as degraded', async () => {
  await make('ready').start();
  await fetch(`http://127.0.0.1:${port}/tire`);
  await until(() => supervised.status().state === 'degraded');
});

test('stops for good when asked', async () => {
  await make('ready').start();
  await supervised.stop();
  await sleep(700);
  expect(supervised.status()).toMatchObject({ state: 'stopped', pid: null });
});

test('begins again with another environment when it is given one, and keeps that over a crash', async () => {
  await make('ready').start();
  const said = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
  expect(await said()).toBe('');
  await supervised.reload({ SAYING: 'calls can be made' });
  expect(await said()).toBe('calls can be made');
  await fetch(`http://127.0.0.1:${port}/crash`).catch(() => {});
  await until(() => states.includes('restarting'));
  await until(() => supervised.status().state === 'ready');
  expect(await said()).toBe('calls can be made');
});
