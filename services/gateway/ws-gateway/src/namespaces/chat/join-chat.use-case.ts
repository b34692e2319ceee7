import { logger } from '@my-girok/nest-common';
import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { Presence } from '../../presence/presence.js';
import { untilAnswered } from '../until-answered.js';
import { ChatClient } from './chat.client.js';
import { ChatHub } from './chat-hub.js';
import type { ChatPeer } from './chat-peer.js';
import { ChatPeers } from './chat-peers.js';
import { HiddenPeople } from './hidden-people.js';
import { type Heard, roomsAfter } from './memberships.js';

/** What changes at once for many is asked once. */
const gatherMs = 50;
const retryMs = 2000;

/**
 * Lets a socket hear what its person may hear. The socket is known before the owner is asked, and what happens meanwhile is compared
 * with the answer by its number, so that no room is missed and none is heard that was left.
 */
@Injectable()
export class JoinChat {
  readonly #refreshing = new Map<string, NodeJS.Timeout>();
  readonly #asking = new Set<string>();
  readonly #meeting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly client: ChatClient,
    private readonly hub: ChatHub,
    private readonly peers: ChatPeers,
    private readonly hidden: HiddenPeople,
    private readonly presence: Presence,
  ) {}

  async run(peer: ChatPeer): Promise<void> {
    this.peers.add(peer);
    peer.socket.once('disconnect', () => {
      this.peers.remove(peer);
      this.presence.leave(peer.socket);
    });
    this.hub.attach(peer);
    peer.meanwhile = [];
    const answer = await untilAnswered(peer.socket, () => this.client.subscribe(peer.userId));
    if (!answer) return;
    this.#apply(peer, answer);
    this.hub.ready(peer);
    peer.isReady = true;
    this.#tellMarkers(peer, answer.rooms);
    await this.#showPresence(peer, answer);
  }

  /** Asks anew what a person may hear and see: their preferences, contacts or blocks changed, or events about them may be lost. */
  refresh(userId: string): void {
    if (this.peers.of(userId).size > 0) this.#refreshIn(userId, gatherMs);
  }

  /** Somebody who is not here came into a room that is heard here: those between whom and them there is a block do not see them. */
  async meet(userId: string): Promise<void> {
    try {
      this.#hideFrom(userId, (await this.client.subscribe(userId)).hiddenIds);
    } catch (error) {
      logger.debug({ err: error }, 'It could not be asked who does not see a new member');
      this.#meetAgain(userId);
    }
  }

  #meetAgain(userId: string): void {
    if (this.#meeting.has(userId)) return;
    const timer = setTimeout(() => {
      this.#meeting.delete(userId);
      void this.meet(userId);
    }, retryMs);
    this.#meeting.set(userId, timer.unref());
  }

  #refreshIn(userId: string, ms: number): void {
    if (this.#refreshing.has(userId)) return;
    const timer = setTimeout(() => {
      this.#refreshing.delete(userId);
      void this.#refresh(userId);
    }, ms);
    this.#refreshing.set(userId, timer.unref());
  }

  async #refresh(userId: string): Promise<void> {
    const peers = [...this.peers.of(userId)].filter(({ isReady }) => isReady);
    if (peers.length === 0) return;
    if (this.#asking.has(userId)) {
      this.#refreshIn(userId, gatherMs);
      return;
    }
    this.#asking.add(userId);
    for (const peer of peers) peer.meanwhile ??= [];
    try {
      const answer = await this.client.subscribe(userId);
      for (const peer of peers) {
        if (!peer.socket.connected) continue;
        this.#apply(peer, answer);
        void this.#showPresence(peer, answer);
      }
    } catch (error) {
      logger.debug({ err: error }, 'A person’s rooms could not be asked anew');
      this.#refreshIn(userId, retryMs);
    } finally {
      for (const peer of peers) peer.meanwhile = null;
      this.#asking.delete(userId);
    }
  }

  #apply(peer: ChatPeer, answer: chatV1.Hearing): void {
    const { preferences, person, hiddenIds, askedRoomIds } = answer;
    this.hub.hide(peer, this.hidden.of(peer.userId, hiddenIds));
    this.#hideFrom(peer.userId, hiddenIds);
    peer.asked = new Set(askedRoomIds);
    peer.aliases = aliasesIn(answer.rooms);
    if (preferences?.sendReceipts) this.peers.withoutReceipts.delete(peer.userId);
    else this.peers.withoutReceipts.add(peer.userId);
    if (person) this.hub.hearPerson(peer, person);
    const rooms = roomsAfter(placesOf(answer.rooms), peer.meanwhile ?? []);
    peer.meanwhile = null;
    for (const roomId of peer.rooms.keys()) if (!rooms.has(roomId)) this.hub.leaveRoom(peer, roomId);
    for (const [roomId, place] of rooms) this.hub.hearRoom(peer, roomId, place);
  }

  /** A block is between two: whoever of them is here does not see the other one either. */
  #hideFrom(userId: string, hiddenIds: readonly string[]): void {
    for (const id of hiddenIds)
      for (const peer of this.peers.of(id))
        if (!peer.hidden.has(userId)) this.hub.hide(peer, new Set([...peer.hidden, userId]));
  }

  /** How far the person has read, and how far others have received and read. */
  #tellMarkers(peer: ChatPeer, rooms: readonly chatV1.Subscription[]): void {
    for (const { position, readSeq, markers } of rooms) {
      const roomId = roomIdOf(position?.channel);
      const ownId = peer.idIn(roomId);
      if (readSeq > 0) this.hub.sendState(peer, roomId, 'message.read', { roomId, userId: ownId, seq: readSeq });
      for (const marker of markers) {
        const { userId } = marker;
        if (peer.hidden.has(userId) || userId === ownId) continue;
        if (marker.readSeq > 0)
          this.hub.sendState(peer, roomId, 'message.read', { roomId, userId, seq: marker.readSeq });
        if (marker.deliveredSeq > marker.readSeq)
          this.hub.sendState(peer, roomId, 'message.delivered', { roomId, userId, seq: marker.deliveredSeq });
      }
    }
  }

  async #showPresence(peer: ChatPeer, { contacts, preferences }: chatV1.Hearing): Promise<void> {
    const isShown = preferences?.showPresence === true;
    const visible = isShown ? contacts.filter(({ userId }) => !peer.hidden.has(userId)) : [];
    const added = visible.filter(({ userId }) => !peer.contacts.has(userId));
    const ids = new Set(visible.map(({ userId }) => userId));
    for (const userId of peer.contacts) if (!ids.has(userId)) this.presence.unwatch(peer.socket, userId);
    peer.contacts = ids;
    await this.presence.show(peer.socket, isShown);
    await this.presence.watch(peer.socket, added);
  }
}

const roomIdOf = (channel = ''): string => channel.slice('room:'.length);

const aliasesIn = (rooms: readonly chatV1.Subscription[]): Map<string, string> =>
  new Map(rooms.flatMap(({ position, aliasId }) => (aliasId ? [[roomIdOf(position?.channel), aliasId] as const] : [])));

function placesOf(rooms: readonly chatV1.Subscription[]): Map<string, Heard> {
  return new Map(
    rooms.flatMap(({ position, firstChannelSeq }): [string, Heard][] =>
      position ? [[roomIdOf(position.channel), { ...position, theirsFrom: firstChannelSeq }]] : [],
    ),
  );
}
