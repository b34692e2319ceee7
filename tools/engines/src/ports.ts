import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { EngineError } from './engine-error.ts';
import { portHolder } from './port-holder.ts';

/** Whether nobody listens there: tried by listening, so that it holds for any address family's wildcard too. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The same for datagrams. */
function isFreeForDatagrams(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** A free port below the range from which systems take ports for outgoing connections (32768 on Linux). */
export async function freePort(taken: ReadonlySet<number>, free = isFree): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const port = 12000 + Math.floor(Math.random() * 18000);
    if (!taken.has(port) && (await free(port))) return port;
  }
  throw new EngineError('No free port between 12000 and 30000 was found', 'Stop some servers and start again');
}

/** What may be wished for one port. */
export interface PortWish {
  name: string;
  /** This one or none: a failure when it is taken. */
  fixed?: number | undefined;
  /** In this order while free. */
  preferred: readonly (number | undefined)[];
  protocol?: 'tcp' | 'udp' | undefined;
}

/** Chooses a port for each wish, all different. @throws EngineError when a fixed one is taken */
export async function choosePorts(wishes: readonly PortWish[]): Promise<Record<string, number>> {
  const taken = new Set<number>();
  const chosen: Record<string, number> = {};
  for (const { name, fixed, preferred, protocol } of wishes) {
    const free = protocol === 'udp' ? isFreeForDatagrams : isFree;
    let port: number | undefined;
    if (fixed !== undefined) {
      if (!(await free(fixed)))
        throw new EngineError(
          `${name}: port ${fixed} is in use by ${portHolder(fixed) ?? 'another program'}`,
          'Stop it, or choose another port',
        );
      port = fixed;
    }
    for (const candidate of preferred) {
      if (port === undefined && candidate !== undefined && !taken.has(candidate) && (await free(candidate)))
        port = candidate;
    }
    port ??= await freePort(taken, free);
    taken.add(port);
    chosen[name] = port;
  }
  return chosen;
}
