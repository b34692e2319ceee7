import { createHash, randomBytes } from 'node:crypto';
import { NatsPublisher, uuidv7, Valkey } from '@my-girok/nest-common';
import { engines, freePort, TestIdentity, untilTrue } from '@my-girok/nest-common/testing';
import { chatV1, type EventData, type EventType, type matchingV1, notificationV1 } from '@my-girok/proto';
import type { Position } from '@my-girok/realtime/protocol';
import type { INestApplication } from '@nestjs/common';
import { io, type Socket } from 'socket.io-client';
import { readConfig } from '../src/config.js';
import { start } from '../src/start.js';
import { Services, type StoodInRoom } from './services-stand-in.js';

export const ORIGIN = 'http://localhost:3000';

export interface Person {
  readonly userId: string;
  readonly sessionId: string;
  readonly sessionHash: string;
}

/** What a socket heard, in order. */
export interface Heard {
  readonly name: string;
  readonly payload: { channel: string; epoch: string; seq: number; data: never; recovered?: boolean; code?: string };
}

/** A browser's socket, and everything it heard. */
export class Client {
  readonly heard: Heard[] = [];
  constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload) => this.heard.push({ name, payload }));
  }

  /** The frames of a channel that have a number, as `[name, seq]`. */
  numbered(channel: string): [string, number][] {
    return this.heard
      .filter(({ payload }) => payload.channel === channel && payload.seq > 0 && 'data' in payload)
      .map(({ name, payload }) => [name, payload.seq]);
  }

  named(name: string): Heard['payload'][] {
    return this.heard.filter((each) => each.name === name).map(({ payload }) => payload);
  }

  data(name: string): unknown[] {
    return this.named(name).map(({ data }) => data);
  }

  /** How it stood with a person of `/matching`, as the frames told: `[name, ticket, version, state]`. */
  states(): [string, string, number, string][] {
    return this.heard
      .filter(({ payload }) => payload.channel?.startsWith('matching:') && 'data' in payload)
      .map(({ name, payload }) => {
        const { status } = payload.data as { status: { ticketId: string; version: number; state: string } };
        return [name, status.ticketId, status.version, status.state];
      });
  }

  ask(event: string, payload: unknown): Promise<Record<string, unknown>> {
    return this.socket.timeout(15_000).emitWithAck(event, payload);
  }

  /** Resolves when the socket hears a channel. */
  async hears(channel: string): Promise<void> {
    await untilTrue(() =>
      this.heard.some(({ name, payload }) => ['subscribed', 'recovered'].includes(name) && payload.channel === channel),
    );
  }
}

/** One node of the gateway. */
export class Node {
  #stopped?: Promise<void>;

  constructor(
    readonly app: INestApplication,
    readonly url: string,
    private readonly clients: Client[],
  ) {}

  get isStopped(): boolean {
    return this.#stopped !== undefined;
  }

  /** Ends it as SIGTERM does. */
  stop(): Promise<void> {
    this.#stopped ??= this.app.close();
    return this.#stopped;
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/readyz`)).ok;
  }

  /** A socket with a ticket, whether or not it is let in. */
  open(namespace: string, auth: Record<string, unknown>, headers: Record<string, string> = {}): Client {
    const socket = io(`${this.url}${namespace}`, {
      auth,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      extraHeaders: { origin: ORIGIN, ...headers },
    });
    const client = new Client(socket);
    this.clients.push(client);
    return client;
  }
}

/** Nodes of the gateway with the services they ask, people, and what those services would tell. */
export class GatewayFixture {
  readonly #clients: Client[] = [];
  readonly #nodes = new Set<Node>();

  private constructor(
    readonly services: Services,
    readonly valkey: Valkey,
    private readonly identity: TestIdentity,
    private readonly natsUrl: string | undefined,
  ) {}

  static async start(natsUrl?: string): Promise<GatewayFixture> {
    const services = await Services.start(await freePort());
    const valkey = new Valkey(engines().VALKEY_URL);
    return new GatewayFixture(services, valkey, await TestIdentity.start(), natsUrl);
  }

  async node(env: Record<string, string> = {}): Promise<Node> {
    const http = await freePort();
    const { address } = this.services;
    const config = readConfig({
      ...this.identity.env('ws-gateway'),
      HTTP_PORT: `${http}`,
      VALKEY_URL: engines().VALKEY_URL,
      AUTH_GRPC_ADDRESS: address,
      CHAT_GRPC_ADDRESS: address,
      NOTIFICATION_GRPC_ADDRESS: address,
      FEED_GRPC_ADDRESS: address,
      MATCHING_GRPC_ADDRESS: address,
      ALLOWED_ORIGINS: `${ORIGIN},http://my-dev.girok.localhost:3000`,
      DRAIN_MS: '200',
      PRESENCE_GRACE_MS: '100',
      ...(this.natsUrl && { NATS_URL: this.natsUrl }),
      ...env,
    });
    const node = new Node(await start(config, { signals: false }), `http://127.0.0.1:${http}`, this.#clients);
    this.#nodes.add(node);
    return node;
  }

  async stop(): Promise<void> {
    for (const { socket } of this.#clients) socket.disconnect();
    for (const node of this.#nodes) await node.stop();
    this.services.stop();
    this.valkey.disconnect();
    await this.identity.stop();
  }

  person(userId = uuidv7()): Person {
    return { userId, sessionId: uuidv7(), sessionHash: randomBytes(32).toString('base64url') };
  }

  /** Some, to be named by the test. */
  people(): [Person, Person, Person] {
    return [this.person(), this.person(), this.person()];
  }

  /** A ticket as graphql-bff leaves it. */
  async ticket(person: Person, namespace: string): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    const key = `ticket:${createHash('sha256').update(ticket).digest('base64url')}`;
    await this.valkey.set(key, JSON.stringify({ namespace, ...person }), 'EX', 30);
    return ticket;
  }

  /** A socket that was let in. */
  async connect(node: Node, namespace: string, person: Person, positions: readonly Position[] = []): Promise<Client> {
    const client = node.open(namespace, { ticket: await this.ticket(person, namespace), positions });
    await new Promise<void>((resolve, reject) => {
      client.socket.once('connect', resolve);
      client.socket.once('connect_error', reject);
    });
    return client;
  }

  /** A socket of `/chat` that hears its person's channel. */
  async chat(node: Node, person: Person, positions: readonly Position[] = []): Promise<Client> {
    const client = await this.connect(node, '/chat', person, positions);
    await client.hears(`chat:${person.userId}`);
    return client;
  }

  /** With what a handshake is refused. */
  async refusal(client: Client): Promise<{ message: string; data?: { code: string } }> {
    return new Promise((resolve, reject) => {
      client.socket.once('connect', () => reject(new Error('It was let in')));
      client.socket.once('connect_error', resolve);
    });
  }

  /** Tells an event as its service would. */
  async publish<T extends EventType>(type: T, data: EventData<T>): Promise<void> {
    const node = [...this.#nodes].find(({ isStopped }) => !isStopped);
    if (!node) throw new Error('There is no node');
    await node.app.get(NatsPublisher).publish(type, data);
  }

  /** A message in a room: numbered and kept by its owner, and told. */
  async say(room: StoodInRoom, author: Person, content: string, over: Partial<chatV1.Message> = {}): Promise<void> {
    const event = this.keep(room, author, content, over);
    const { id: roomId, epoch } = room;
    await this.publish('message.created', { roomId, epoch, seq: event.seq, message: event.messageCreated });
  }

  /** A message that its owner knows and has not told yet. */
  keep(room: StoodInRoom, author: Person, content: string, over: Partial<chatV1.Message> = {}): chatV1.ChannelEvent {
    const seq = room.events.length + 1;
    const message = chatV1.Message.fromPartial({
      id: `${room.id}-${seq}`,
      roomId: room.id,
      seq,
      clientId: uuidv7(),
      authorId: author.userId,
      content,
      createdAt: new Date(),
      ...over,
    });
    const event = chatV1.ChannelEvent.fromPartial({ seq, messageCreated: message });
    room.events.push(event);
    return event;
  }

  /** People come into a room, or leave it: kept and told. A room of two has no name. */
  async move(room: StoodInRoom, change: { joined?: Person[]; left?: Person[]; name?: string }): Promise<void> {
    const ids = (people: Person[] = []) => people.map(({ userId }) => userId);
    const seq = room.events.length + 1;
    for (const userId of ids(change.joined)) {
      room.memberIds.add(userId);
      room.since.set(userId, seq);
    }
    for (const userId of ids(change.left)) room.memberIds.delete(userId);
    const roomUpdated = chatV1.RoomChange.fromPartial({
      roomId: room.id,
      joinedIds: ids(change.joined),
      leftIds: ids(change.left),
      name: change.name ?? '',
    });
    room.events.push(chatV1.ChannelEvent.fromPartial({ seq, roomUpdated }));
    await this.publish('room.updated', { roomId: room.id, epoch: room.epoch, seq, change: roomUpdated });
  }

  /** Something new in somebody's inbox: kept and told. */
  async notify(person: Person, notification: Partial<notificationV1.Notification>): Promise<void> {
    const { userId } = person;
    const inbox = this.services.inbox(userId);
    const seq = inbox.events.length + 1;
    const times = { createdAt: new Date(), updatedAt: new Date() };
    const whole = notificationV1.Notification.fromPartial({ id: uuidv7(), ...times, ...notification });
    inbox.unread++;
    inbox.events.push({ seq, notificationCreated: whole });
    await this.publish('notification.created', {
      userId,
      epoch: inbox.epoch,
      seq,
      notification: whole,
      unreadCount: inbox.unread,
    });
  }

  /** A socket of `/matching` that was told how it stands. */
  async matching(node: Node, person: Person, positions: readonly Position[] = []): Promise<Client> {
    const client = await this.connect(node, '/matching', person, positions);
    await untilTrue(() => client.states().length > 0);
    return client;
  }

  /** What stands in the stream, whatever its owner says by now. */
  tell({ userId }: Person, status: matchingV1.Status): Promise<void> {
    return this.publish('status.updated', { userId, status });
  }

  async revoke({ sessionId, userId, sessionHash }: Person): Promise<void> {
    this.services.ended.add(sessionId);
    await this.publish('session.revoked', { sessionId, userId, sessionHash, reason: 'logout', timestamp: new Date() });
  }
}
