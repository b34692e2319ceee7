import type { Frame } from '@my-girok/realtime/protocol';
import { Injectable } from '@nestjs/common';
import { adapterRooms } from '../../sockets/adapter-rooms.js';
import { ChatHub } from './chat-hub.js';
import { type ChatPeer, roomChannel } from './chat-peer.js';

/** Clients forget after 6 s that somebody types: it is told again, but not more often than this. */
const everyMs = 1000;

/** Tells a room, on all nodes, that somebody types there. It may be lost. */
@Injectable()
export class TellTyping {
  readonly #toldAt = new WeakMap<ChatPeer, Map<string, number>>();

  constructor(private readonly hub: ChatHub) {}

  /** Nothing happens in a room that the socket does not hear, or whose request its person has not answered. */
  run(peer: ChatPeer, roomId: string, typing: boolean): void {
    const heard = peer.rooms.get(roomId);
    if (!heard || peer.asked.has(roomId) || !this.#isDue(peer, roomId, typing)) return;
    const { userId } = peer;
    const data = { roomId, userId: peer.idIn(roomId), typing };
    const frame: Frame<typeof data> = { channel: roomChannel(roomId), epoch: heard.epoch, seq: 0, data };
    this.hub.namespace
      .to(adapterRooms.room(roomId))
      .except([adapterRooms.person(userId), adapterRooms.hiding(userId)])
      .emit('typing', frame);
  }

  #isDue(peer: ChatPeer, roomId: string, typing: boolean): boolean {
    const told = this.#toldAt.get(peer) ?? new Map<string, number>();
    this.#toldAt.set(peer, told);
    const at = told.get(roomId);
    const now = Date.now();
    if (!typing) return told.delete(roomId);
    if (at !== undefined && now - at < everyMs) return false;
    told.set(roomId, now);
    return true;
  }
}
