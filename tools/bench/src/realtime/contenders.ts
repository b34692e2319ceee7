import { buildCentrifuge, CentrifugePublisher } from './centrifuge.ts';
import { type Contender, sizes } from './contender.ts';
import type { Listening, Speech } from './listener-process.ts';
import { type PeerCommand, socketIoNode, startPeers } from './peers.ts';
import type { Platform } from './platform.ts';
import type { Room } from './seed.ts';
import type { Adapter } from './socket-io-server.ts';
import type { Supervised } from './supervised.ts';
import { Worker } from './worker.ts';

/** Everything that is compared, with its listeners connected. */
export async function startContenders(
  platform: Platform,
  room: Room,
  progress: (line: string) => void,
): Promise<{ contenders: Contender[]; stop(): Promise<void> }> {
  const closing: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closing.reverse()) await close();
  };
  const pair = async (name: string, command: PeerCommand): Promise<Supervised[]> => {
    const nodes = await startPeers(platform, name, command);
    for (const node of nodes) closing.push(() => node.stop());
    return nodes;
  };
  const worker = (program: string, args: readonly string[] = []): Worker => {
    const started = Worker.start(program, args);
    closing.push(() => started.stop());
    return started;
  };
  const connected = async (speech: Speech, nodes: readonly Supervised[]): Promise<Worker> => {
    progress(`${speech}: connecting ${sizes.sockets} sockets`);
    const listeners = worker('./listener-process.ts');
    const { valkeyUrl } = platform;
    const addresses = nodes.map(({ address }) => address);
    const people = speech === 'ws-gateway' ? room.people : [];
    await listeners.ask('listen', { speech, addresses, sockets: sizes.sockets, people, valkeyUrl } satisfies Listening);
    return listeners;
  };
  const ours = async (): Promise<Contender> => {
    const nodes = await platform.startNodes();
    closing.push(() => platform.stopNodes(nodes));
    const publisher = worker('./publisher-process.ts', ['jetstream', platform.natsUrl]);
    return {
      name: 'ws-gateway',
      pids: nodes.map(({ pid }) => pid),
      listeners: await connected('ws-gateway', nodes),
      publish: (order) => publisher.ask('publish', order),
    };
  };
  const socketIo = async (adapter: Adapter): Promise<Contender> => {
    const nodes = await pair(adapter, socketIoNode(adapter, platform.valkeyUrl));
    const publisher = worker('./publisher-process.ts', [adapter, platform.valkeyUrl]);
    return {
      name: `Socket.IO with ${adapter}`,
      pids: nodes.map(({ pid }) => pid),
      listeners: await connected('socket.io', nodes),
      publish: (order) => publisher.ask('publish', order),
    };
  };
  const centrifuge = async (program: string): Promise<Contender> => {
    const nodes = await pair('centrifuge', (port) => [program, 'node', port, platform.valkeyUrl]);
    const publisher = await CentrifugePublisher.start(program, platform.valkeyUrl);
    closing.push(() => publisher.stop());
    return {
      name: 'Centrifuge',
      pids: nodes.map(({ pid }) => pid),
      listeners: await connected('centrifuge', nodes),
      publish: (order) => publisher.publish(order),
    };
  };
  try {
    const program = await buildCentrifuge(progress);
    const contenders = [
      await ours(),
      await socketIo('redis-adapter'),
      await socketIo('redis-streams-adapter'),
      ...(program ? [await centrifuge(program)] : []),
    ];
    return { contenders, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
