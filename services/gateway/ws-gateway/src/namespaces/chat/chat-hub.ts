import { PROTOCOL_EVENTS } from '@my-girok/realtime/protocol';
import { type ChannelEvent, ChannelHub, type StateOptions } from '@my-girok/realtime/server';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { adapterRooms } from '../../sockets/adapter-rooms.js';
import type { PersonNamespace, PersonSocket } from '../../sockets/person-socket.js';
import { SocketServer } from '../../sockets/socket-server.js';
import { HubSettings } from '../hub-settings.js';
import { ChatClient } from './chat.client.js';
import { type ChatPeer, personChannel, roomChannel } from './chat-peer.js';
import type { Heard } from './memberships.js';
import { presentEvent } from './present-event.js';

/** The channels of `/chat`, and who hears which. */
@Injectable()
export class ChatHub implements OnApplicationShutdown {
  readonly namespace: PersonNamespace;
  readonly #hub: ChannelHub;

  constructor(server: SocketServer, client: ChatClient, settings: HubSettings) {
    this.namespace = server.namespace('/chat');
    this.#hub = new ChannelHub(this.namespace, client, { ...settings.of('/chat'), present: presentEvent });
  }

  onApplicationShutdown(): void {
    this.#hub.close();
  }

  attach({ socket, userId }: ChatPeer): void {
    this.#hub.attach(socket, userId);
    void socket.join(adapterRooms.person(userId));
  }

  publish(channel: string, epoch: string, event: ChannelEvent): void {
    this.#hub.publish(channel, epoch, event);
  }

  publishState(roomId: string, name: string, data: unknown, options: StateOptions): void {
    this.#hub.publishState(roomChannel(roomId), name, data, options);
  }

  sendState({ socket }: ChatPeer, roomId: string, name: string, data: unknown): void {
    this.#hub.sendState(socket, roomChannel(roomId), name, data);
  }

  /** The person's own channel. */
  hearPerson({ socket, userId }: ChatPeer, heard: Heard): void {
    const channel = personChannel(userId);
    if (!this.#hub.hears(socket, channel)) this.#subscribe(socket.data.positions, channel, heard, { socket, userId });
  }

  /** `heard` is where the owner says that the room stands. What came after somebody came into it is given first. */
  hearRoom(peer: ChatPeer, roomId: string, heard: Heard): void {
    const channel = roomChannel(roomId);
    const { socket, rooms, came } = peer;
    // The owner may have said meanwhile that they may not, and now may again.
    if (rooms.has(roomId) && this.#hub.hears(socket, channel)) return;
    const since = came.get(roomId);
    came.delete(roomId);
    rooms.set(roomId, heard);
    void socket.join(adapterRooms.room(roomId));
    if (since?.epoch !== heard.epoch || since.seq >= heard.seq) {
      this.#subscribe(peer.isReady ? [] : socket.data.positions, channel, heard, peer);
      return;
    }
    const from = { channel, epoch: since.epoch, seq: since.seq };
    socket.emit(PROTOCOL_EVENTS.subscribed, from);
    this.#subscribe([from], channel, heard, peer);
  }

  leaveRoom(peer: ChatPeer, roomId: string): void {
    peer.came.delete(roomId);
    if (!peer.rooms.delete(roomId)) return;
    void peer.socket.leave(adapterRooms.room(roomId));
    this.#hub.unsubscribe(peer.socket, roomChannel(roomId));
  }

  /** All channels of a socket are known: what its client asks for of others is refused. */
  ready({ socket, userId, rooms }: ChatPeer): void {
    const heard = new Set([personChannel(userId), ...[...rooms.keys()].map(roomChannel)]);
    for (const { channel } of socket.data.positions) if (!heard.has(channel)) this.#hub.refuse(socket, channel);
    this.#hub.ready(socket);
  }

  /** Who hears a room here. */
  hearersOf(roomId: string): ReadonlySet<string> {
    return new Set(this.#hub.sockets(roomChannel(roomId)).map((socket) => (socket as PersonSocket).data.userId));
  }

  /** Somebody may no longer hear a room, whether or not they are here: what the node keeps of it is not theirs when they come back. */
  forgetMember(roomId: string, userId: string): void {
    this.#hub.disentitle(roomChannel(roomId), userId);
  }

  hide(peer: ChatPeer, userIds: ReadonlySet<string>): void {
    for (const id of peer.hidden) if (!userIds.has(id)) void peer.socket.leave(adapterRooms.hiding(id));
    for (const id of userIds) if (!peer.hidden.has(id)) void peer.socket.join(adapterRooms.hiding(id));
    peer.hidden = userIds;
    this.#hub.setHidden(peer.socket, userIds);
  }

  /** The stream may have lost anything: owners are asked where their channels stand. */
  reset(): void {
    this.#hub.reset();
  }

  #subscribe(
    positions: ChatPeer['socket']['data']['positions'],
    channel: string,
    { epoch, seq, theirsFrom }: Heard,
    { socket, userId }: Pick<ChatPeer, 'socket' | 'userId'>,
  ): void {
    const from = positions.find((position) => position.channel === channel);
    this.#hub.subscribe(socket, userId, { channel, epoch, seq }, { from, theirsFrom });
  }
}
