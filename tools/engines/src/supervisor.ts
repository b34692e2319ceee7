/**
 * A process of its own that is the parent of the engines. It ends them when the channel to its owner closes, which
 * also happens when the owner is killed with SIGKILL, so that no engine outlives its stack. It leads a session of
 * its own: a Ctrl-C in the terminal reaches only the owner, which then stops everything in order.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Launch } from './engine.ts';
import type { FromSupervisor, ToSupervisor } from './supervisor-messages.ts';

interface Server {
  child: ChildProcess;
  launch: Launch;
}

const GRACE_MILLISECONDS = 5000;
const INSIST_MILLISECONDS = 500;
const servers = new Map<string, Server>();

function tell(message: FromSupervisor): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

function start(name: string, launch: Launch): void {
  const [program = '', ...args] = launch.command;
  const log = openSync(launch.logFile, 'a');
  const { uid, gid } = launch;
  const child = spawn(program, args, {
    cwd: launch.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...launch.env },
    stdio: ['ignore', log, log],
    detached: true,
    ...(uid === undefined ? {} : { uid, gid }),
  });
  closeSync(log);
  child.on('error', (error) => tell({ type: 'failed', name, message: error.message }));
  if (child.pid === undefined) return;
  servers.set(name, { child, launch });
  child.on('exit', (code, signal) => {
    servers.delete(name);
    tell({ type: 'exited', name, code, signal });
    if (!process.connected && servers.size === 0) process.exit(0);
  });
  tell({ type: 'started', name, pid: child.pid });
}

/** The whole process group: some servers have children. */
function signalGroup(server: Server, signal: NodeJS.Signals): void {
  try {
    process.kill(-(server.child.pid ?? 0), signal);
  } catch {
    server.child.kill(signal);
  }
}

function stop(server: Server, graceMilliseconds: number): void {
  server.child.kill(server.launch.stopSignal);
  // A stopped (SIGSTOP) server could not react.
  server.child.kill('SIGCONT');
  const { insistSignal } = server.launch;
  if (insistSignal) setTimeout(() => server.child.kill(insistSignal), INSIST_MILLISECONDS).unref();
  setTimeout(() => signalGroup(server, 'SIGKILL'), graceMilliseconds).unref();
}

process.on('message', (message: ToSupervisor) => {
  if (message.type === 'start') {
    start(message.name, message.launch);
    return;
  }
  const server = servers.get(message.name);
  if (!server) return;
  if (message.type === 'stop') stop(server, message.graceMilliseconds);
  else if (message.signal === 'SIGKILL') signalGroup(server, 'SIGKILL');
  else server.child.kill(message.signal);
});

process.on('disconnect', () => {
  if (servers.size === 0) process.exit(0);
  for (const server of servers.values()) stop(server, GRACE_MILLISECONDS);
  setTimeout(() => process.exit(1), GRACE_MILLISECONDS + 1000);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (process.connected) process.disconnect();
  });
