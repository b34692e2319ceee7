import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heapFlags } from '@my-girok/stack';
import { freePort } from '../product.ts';
import type { Platform } from './platform.ts';
import type { Adapter } from './socket-io-server.ts';
import { Supervised } from './supervised.ts';

const heap = heapFlags(384);
const program = fileURLToPath(new URL('./socket-io-node.ts', import.meta.url));

/** What starts a node on a port. */
export type PeerCommand = (port: string) => string[];

/** A node of plain Socket.IO with the heap that ws-gateway has. */
export function socketIoNode(adapter: Adapter, valkeyUrl: string): PeerCommand {
  return (port) => [process.execPath, ...heap, program, adapter, port, valkeyUrl];
}

/** Two nodes of what we are compared with. */
export async function startPeers(
  platform: Platform,
  name: string,
  command: PeerCommand,
): Promise<[Supervised, Supervised]> {
  const { PATH = '', HOME = '' } = process.env;
  const start = async () => {
    const port = await freePort();
    const logFile = join(platform.folder, 'logs', `${name}-${port}.log`);
    return Supervised.start({ name, command: command(`${port}`), env: { PATH, HOME }, port, logFile });
  };
  const first = await start();
  try {
    return [first, await start()];
  } catch (error) {
    await first.stop();
    throw error;
  }
}
