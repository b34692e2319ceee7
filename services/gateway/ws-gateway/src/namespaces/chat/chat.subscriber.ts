import { EventFollower, type Followed, Health } from '@my-girok/nest-common';
import { callV1, chatV1 } from '@my-girok/proto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { toCall } from './calls.wire.js';
import { toChatEvent } from './chat.wire.js';
import { ChatHub } from './chat-hub.js';
import { personChannel, roomChannel } from './chat-peer.js';
import { ChatPeers } from './chat-peers.js';
import { JoinChat } from './join-chat.use-case.js';
import { isAfter } from './memberships.js';

/** Clocks differ; what comes twice is known by its number. */
const sinceMs = 10_000;

const types = [
  'message.created',
  'message.updated',
  'message.deleted',
  'room.updated',
  'person.rooms_updated',
  'message.read',
  'message.delivered',
  'call.updated',
] as const;
type ChatFollowed = { [T in (typeof types)[number]]: Followed<T> }[(typeof types)[number]];
type DataOf<T extends ChatFollowed['type']> = Followed<T>['data'];

/** Changes after which contacts, or who sees what of whom, may be others. */
const reaching: ReadonlySet<chatV1.PersonChange_Kind> = new Set([
  chatV1.PersonChange_Kind.KIND_ADDED,
  chatV1.PersonChange_Kind.KIND_ASKED,
  chatV1.PersonChange_Kind.KIND_REMOVED,
  chatV1.PersonChange_Kind.KIND_REACH,
  chatV1.PersonChange_Kind.KIND_PREFERENCES,
]);

/** Follows everything that happens in rooms, in the order in which it happened, and gives it to those who hear it on this node. */
@Injectable()
export class ChatSubscriber implements OnApplicationBootstrap {
  constructor(
    private readonly follower: EventFollower,
    private readonly hub: ChatHub,
    private readonly peers: ChatPeers,
    private readonly join: JoinChat,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    const following = this.follower.follow({
      types,
      sinceMs,
      resume: { onLost: () => this.#lost() },
      onEvent: (followed) => this.#on(followed as ChatFollowed),
    });
    this.health.register('chat-events', () => {
      if (!following.isCurrent()) throw new Error('Rooms cannot be followed');
    });
  }

  /** What was lost may have been anything, who came into a room and who left one among it. */
  #lost(): void {
    this.hub.reset();
    for (const userId of this.peers.userIds) this.join.refresh(userId);
  }

  #on(followed: ChatFollowed): void {
    switch (followed.type) {
      case 'message.created':
        this.#publish(followed.data, { messageCreated: followed.data.message });
        break;
      case 'message.updated':
        this.#publish(followed.data, { messageUpdated: followed.data.update });
        break;
      case 'message.deleted':
        this.#publish(followed.data, { messageDeleted: followed.data.removal });
        break;
      case 'room.updated':
        this.#publish(followed.data, { roomUpdated: followed.data.change });
        this.#move(followed.data);
        break;
      case 'person.rooms_updated':
        this.#publishPerson(followed.data);
        break;
      case 'message.read':
        this.#tellMarker(followed.type, followed.data, followed.data.private);
        break;
      case 'message.delivered':
        this.#tellMarker(followed.type, followed.data, false);
        break;
      case 'call.updated':
        this.#tellCall(followed.data);
    }
  }

  #publishPerson({ userId, epoch, seq, change }: DataOf<'person.rooms_updated'>): void {
    const channel = personChannel(userId);
    this.hub.publish(channel, epoch, toChatEvent(channel, { seq, personUpdated: change }));
    if (change && reaching.has(change.kind)) this.join.refresh(userId);
  }

  #publish(place: { roomId: string; epoch: string; seq: number }, event: Partial<chatV1.ChannelEvent>): void {
    const { roomId, epoch, seq } = place;
    const channel = roomChannel(roomId);
    this.hub.publish(channel, epoch, toChatEvent(channel, { ...event, seq }));
  }

  /** After the event itself: who is removed hears that, and nothing more. */
  #move({ roomId, epoch, seq, change }: DataOf<'room.updated'>): void {
    if (!change) return;
    const { joinedIds, askedIds, leftIds } = change;
    for (const userId of leftIds) {
      this.hub.forgetMember(roomId, userId);
      for (const peer of this.peers.of(userId)) {
        peer.meanwhile?.push({ roomId, epoch, seq, left: true });
        peer.came.delete(roomId);
        const heard = peer.rooms.get(roomId);
        if (heard && isAfter({ epoch, seq }, heard)) this.hub.leaveRoom(peer, roomId);
      }
    }
    const came = [...joinedIds, ...askedIds];
    const hearers = came.length > 0 ? this.hub.hearersOf(roomId) : new Set<string>();
    // Nobody has a pseudonym: whose room a match's is they learn by their own channel.
    if (this.peers.isOfMatch(roomId, hearers)) return;
    // In a room of two, which has no name, they now may see each other's presence.
    if (change.name === '') for (const userId of hearers) this.join.refresh(userId);
    for (const userId of came) {
      for (const peer of this.peers.of(userId)) {
        peer.meanwhile?.push({ roomId, epoch, seq, left: false });
        if (peer.isReady && !peer.rooms.has(roomId)) peer.came.set(roomId, { epoch, seq });
      }
      // Heard when the owner has answered: it says as well whom of the room they do not see.
      if (this.peers.of(userId).size > 0) this.join.refresh(userId);
      else if (hearers.size > 0) void this.join.meet(userId);
    }
  }

  #tellMarker(
    name: 'message.read' | 'message.delivered',
    marker: { roomId: string; userId: string; messageSeq: number },
    isPrivate: boolean,
  ): void {
    const { roomId, userId, messageSeq: seq } = marker;
    const options = isPrivate
      ? { to: this.#known(userId, roomId) }
      : { authorId: userId, except: this.peers.withoutReceipts };
    this.hub.publishState(roomId, name, { roomId, userId, seq }, options);
  }

  /** Who is meant by an id in a room: in a match's room it is a pseudonym. */
  #known(id: string, roomId: string): ReadonlySet<string> {
    if (this.peers.of(id).size > 0) return new Set([id]);
    return this.peers.knownAs(id, roomId, this.hub.hearersOf(roomId));
  }

  /** That a call has ended is told to everybody who heard of it: a block between two may be why. */
  #tellCall({ roomId, call }: DataOf<'call.updated'>): void {
    if (!call) return;
    const authorId = call.state === callV1.CallState.CALL_STATE_ENDED ? undefined : call.startedById;
    const except = this.peers.askedInto(roomId, this.hub.hearersOf(roomId));
    this.hub.publishState(roomId, 'call.updated', { call: toCall(call) }, { authorId, except });
  }
}
