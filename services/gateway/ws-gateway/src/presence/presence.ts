import { logger, uuidv7 } from '@my-girok/nest-common';
import type { ChatServiceClient } from '@my-girok/proto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CHAT_CLIENT } from '../clients/clients.js';
import { type Config, WS_CONFIG } from '../config.js';
import { adapterRooms } from '../sockets/adapter-rooms.js';
import type { PersonSocket } from '../sockets/person-socket.js';
import { SocketServer } from '../sockets/socket-server.js';
import { PresenceStore } from './presence.store.js';

/** So many beats may be missed before a node is taken for dead. */
const beatsMissed = 3;

interface There {
  readonly sockets: Set<PersonSocket>;
  /** Runs while nobody is left, until that counts. */
  going?: NodeJS.Timeout;
}

export interface Contact {
  readonly userId: string;
  readonly lastSeenAt?: Date | undefined;
}

/**
 * Who is there: whoever has a socket of `/chat` on any node, and shows it. Changes go to those who may see them, on all nodes, by the
 * adapter; when a node dies, another one tells of its people that they went.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #node = uuidv7();
  readonly #there = new Map<string, There>();
  #beating?: NodeJS.Timeout;
  #stopping = false;

  constructor(
    private readonly store: PresenceStore,
    private readonly server: SocketServer,
    @Inject(CHAT_CLIENT) private readonly chat: ChatServiceClient,
    @Inject(WS_CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.#beating = setInterval(() => void this.#beat(), this.config.PRESENCE_BEAT_MS);
    this.#beating.unref();
    void this.#beat();
  }

  /** Tells nobody: people are on another node in a moment, and that one ends what this one leaves. */
  onModuleDestroy(): void {
    this.#stopping = true;
    clearInterval(this.#beating);
    for (const { going } of this.#there.values()) clearTimeout(going);
  }

  /** Whether others may see that this socket's person is there. */
  async show(socket: PersonSocket, isShown: boolean): Promise<void> {
    if (!isShown) return this.#hide(socket);
    if (!socket.connected) return;
    const { userId } = socket.data;
    const there = this.#there.get(userId);
    if (there) {
      clearTimeout(there.going);
      there.going = undefined;
      there.sockets.add(socket);
      return;
    }
    this.#there.set(userId, { sockets: new Set([socket]) });
    await this.#arrive(userId);
  }

  leave(socket: PersonSocket): void {
    const { userId } = socket.data;
    const there = this.#there.get(userId);
    if (!there?.sockets.delete(socket) || there.sockets.size > 0) return;
    // A page that is loaded anew is back in a moment.
    there.going = setTimeout(() => this.#go(userId, new Date()), this.config.PRESENCE_GRACE_MS);
    there.going.unref();
  }

  /** Tells a socket of these people from now on, and at once what holds now. */
  async watch(socket: PersonSocket, contacts: readonly Contact[]): Promise<void> {
    for (const { userId } of contacts) await socket.join(adapterRooms.presence(userId));
    const online = await this.store.online(contacts.map(({ userId }) => userId)).catch(() => undefined);
    if (!online || !socket.connected) return;
    for (const { userId, lastSeenAt } of contacts)
      socket.emit('presence', frameOf(userId, online.has(userId), online.has(userId) ? undefined : lastSeenAt));
  }

  /** Tells a socket no more of somebody: what it last heard of them holds no longer. */
  unwatch(socket: PersonSocket, userId: string): void {
    void socket.leave(adapterRooms.presence(userId));
    socket.emit('presence', frameOf(userId, false));
  }

  #hide(socket: PersonSocket): void {
    const { userId } = socket.data;
    const there = this.#there.get(userId);
    if (!there) return;
    clearTimeout(there.going);
    this.#go(userId);
  }

  #go(userId: string, lastSeenAt?: Date): void {
    this.#there.delete(userId);
    void this.#depart(userId, lastSeenAt);
  }

  async #arrive(userId: string): Promise<void> {
    try {
      if (await this.store.arrive(userId, this.#node)) this.#tell(userId, true);
    } catch (error) {
      logger.debug({ err: error }, 'presence not told');
    }
  }

  /** @param lastSeenAt absent for who is still there and no longer shows it */
  async #depart(userId: string, lastSeenAt?: Date, node = this.#node): Promise<void> {
    try {
      if (!(await this.store.depart(userId, node))) return;
      this.#tell(userId, false, lastSeenAt);
      if (lastSeenAt) await this.chat.setLastSeen({ userId, at: lastSeenAt });
    } catch (error) {
      logger.debug({ err: error }, 'presence not told');
    }
  }

  #tell(userId: string, online: boolean, lastSeenAt?: Date): void {
    this.server
      .namespace('/chat')
      .to(adapterRooms.presence(userId))
      // Who was blocked a moment ago may still be among those who watch.
      .except(adapterRooms.hiding(userId))
      .emit('presence', frameOf(userId, online, lastSeenAt));
  }

  async #beat(): Promise<void> {
    try {
      const isNew = await this.store.beat(this.#node, Date.now() + this.config.PRESENCE_BEAT_MS * beatsMissed);
      // Valkey lost its memory, or another node took us for dead.
      if (isNew) for (const userId of this.#there.keys()) await this.#arrive(userId);
      for (let dead = await this.store.bury(); dead && !this.#stopping; dead = await this.store.bury())
        await this.#seeTo(dead.node, new Date(dead.diedAt - this.config.PRESENCE_BEAT_MS * beatsMissed));
    } catch (error) {
      logger.debug({ err: error }, 'presence not kept');
    }
  }

  /** The people of a node that died went when it was last there. */
  async #seeTo(node: string, lastBeatAt: Date): Promise<void> {
    for (let some = await this.store.someOf(node); some.length > 0; some = await this.store.someOf(node))
      await Promise.all(some.map((userId) => this.#depart(userId, lastBeatAt, node)));
  }
}

function frameOf(userId: string, online: boolean, lastSeenAt?: Date) {
  const data = { userId, online, lastSeenAt: lastSeenAt ?? null };
  return { channel: adapterRooms.presence(userId), epoch: 'now', seq: 0, data };
}
