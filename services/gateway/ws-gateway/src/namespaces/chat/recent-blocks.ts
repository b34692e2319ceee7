/** Longer than chat-service takes to learn of a block. */
const keptMs = 60_000;

/** Blocks of the last minute, for answers that were made before they were known. */
export class RecentBlocks {
  readonly #blocks = new Map<string, { readonly blockerId: string; readonly blockedId: string; readonly at: number }>();

  add(blockerId: string, blockedId: string, now: number): void {
    this.#forget(now);
    this.#blocks.delete(`${blockerId} ${blockedId}`);
    this.#blocks.set(`${blockerId} ${blockedId}`, { blockerId, blockedId, at: now });
  }

  remove(blockerId: string, blockedId: string): void {
    this.#blocks.delete(`${blockerId} ${blockedId}`);
  }

  /** Whom somebody has blocked lately, or was blocked by. */
  of(userId: string, now: number): string[] {
    this.#forget(now);
    return [...this.#blocks.values()].flatMap(({ blockerId, blockedId }) => {
      if (blockerId === userId) return [blockedId];
      return blockedId === userId ? [blockerId] : [];
    });
  }

  #forget(now: number): void {
    for (const [key, { at }] of this.#blocks) {
      if (now - at < keptMs) return;
      this.#blocks.delete(key);
    }
  }
}
