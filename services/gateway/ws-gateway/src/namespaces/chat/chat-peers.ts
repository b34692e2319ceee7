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
}
