import { Injectable } from '@nestjs/common';
import type { ChatPeer } from './chat-peer.js';

/** Everybody who is connected to `/chat` on this node. */
@Injectable()
export class ChatPeers {
  readonly #byUser = new Map<string, Set<ChatPeer>>();
  /** People here who do not let others know how far they have read, and so do not learn it of others. */
  readonly withoutReceipts = new Set<string>();

  add(peer: ChatPeer): void {
    this.#byUser.set(peer.userId, (this.#byUser.get(peer.userId) ?? new Set()).add(peer));
  }

  remove(peer: ChatPeer): void {
    const ofUser = this.#byUser.get(peer.userId);
    if (!ofUser?.delete(peer) || ofUser.size > 0) return;
    this.#byUser.delete(peer.userId);
    this.withoutReceipts.delete(peer.userId);
  }

  of(userId: string): ReadonlySet<ChatPeer> {
    return this.#byUser.get(userId) ?? new Set();
  }

  get userIds(): string[] {
    return [...this.#byUser.keys()];
  }

  /** Whether a room that these people hear is a match's. */
  isOfMatch(roomId: string, hearers: ReadonlySet<string>): boolean {
    for (const userId of hearers) for (const peer of this.of(userId)) return peer.aliases.has(roomId);
    return false;
  }

  /** Whom a room knows by an id: in a match's room that is a pseudonym. */
  knownAs(id: string, roomId: string, hearers: ReadonlySet<string>): ReadonlySet<string> {
    return this.#among(hearers, (peer) => peer.idIn(roomId) === id);
  }

  /** Who of these hears a room without having answered whether they want to be in it. */
  askedInto(roomId: string, hearers: ReadonlySet<string>): ReadonlySet<string> {
    return this.#among(hearers, (peer) => peer.asked.has(roomId));
  }

  #among(userIds: ReadonlySet<string>, holds: (peer: ChatPeer) => boolean): ReadonlySet<string> {
    return new Set([...userIds].filter((userId) => [...this.of(userId)].some(holds)));
  }
}
