import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { PROTOCOL_LIMITS } from '../src/protocol/codes.js';
import { parsePositions } from '../src/protocol/parse-positions.js';
import { ChannelHub } from '../src/server/channel-hub.js';
import type { ChannelEvent } from '../src/server/channel-owner.js';
import type { HubOptions } from '../src/server/hub-options.js';
import type { ModelOwner } from './model-owner.js';

/** A real Socket.IO server on loopback with a hub, as a host would build it: tickets are subjects. */
export class GatewayNode {
  readonly io: Server;
  readonly hub: ChannelHub;
  private readonly http: HttpServer;
  private readonly lines = new Set<NetSocket>();
  alive = true;

  private constructor(
    private readonly owner: ModelOwner,
    options: HubOptions,
  ) {
    this.http = createServer();
    this.http.on('connection', (line) => {
      this.lines.add(line);
      line.on('close', () => this.lines.delete(line));
    });
    this.io = new Server(this.http, { serveClient: false, pingInterval: 300, pingTimeout: 400 });
    const namespace = this.io.of('/chat');
    this.hub = new ChannelHub(namespace, owner, options);
    namespace.on('connection', (socket) => void this.welcome(socket));
  }

  static async start(owner: ModelOwner, options: HubOptions): Promise<GatewayNode> {
    const node = new GatewayNode(owner, options);
    await new Promise<void>((resolve) => node.http.listen(0, '127.0.0.1', resolve));
    return node;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** As a process that is killed: every line ends at once. */
  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    for (const line of this.lines) line.destroy();
    this.hub.close();
    void this.io.close();
  }

  publish(channel: string, epoch: string, event: ChannelEvent): void {
    if (this.alive) this.hub.publish(channel, epoch, event);
  }

  /** Somebody lost or got a room: what a host does when its stream says so. */
  membersChanged(channel: string, subject: string): void {
    if (!this.alive) return;
    const isMember = this.owner.since(channel, subject) !== undefined;
    if (!isMember) this.hub.disentitle(channel, subject);
    for (const socket of this.io.of('/chat').sockets.values()) {
      if (socket.data.subject !== subject || !socket.data.welcomed) continue;
      if (isMember) this.hub.subscribe(socket, subject, this.owner.position(channel));
      else this.hub.unsubscribe(socket, channel);
    }
  }

  private async welcome(socket: Socket): Promise<void> {
    const { ticket: subject, positions } = socket.handshake.auth as { ticket: string; positions?: unknown };
    const brought = parsePositions(positions, PROTOCOL_LIMITS.positionsMax) ?? [];
    socket.data.subject = subject;
    this.hub.attach(socket, subject);
    try {
      const heads = this.owner.channelsOf(subject).map((channel) => this.owner.position(channel));
      await this.owner.answering();
      this.hub.setHidden(socket, this.owner.hiddenBy(subject));
      for (const head of heads) {
        const since = this.owner.since(head.channel, subject);
        if (since === undefined) continue;
        const from = brought.find(({ channel }) => channel === head.channel);
        // An owner that says since when a channel is somebody's, and one that does not.
        const theirsFrom = this.owner.saysSince(subject) ? since + 1 : undefined;
        this.hub.subscribe(socket, subject, head, { from, theirsFrom });
      }
    } catch {
      socket.disconnect(true);
      return;
    }
    // Rooms that came while the owner was asked.
    for (const channel of this.owner.channelsOf(subject)) {
      if (!this.hub.hears(socket, channel)) {
        const from = brought.find((position) => position.channel === channel);
        this.hub.subscribe(socket, subject, this.owner.position(channel), { from });
      }
    }
    for (const { channel } of brought) if (!this.hub.hears(socket, channel)) this.hub.refuse(socket, channel);
    socket.data.welcomed = true;
    this.hub.ready(socket);
  }
}
