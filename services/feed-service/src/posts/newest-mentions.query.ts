import { Injectable } from '@nestjs/common';
import { PostsRepository } from './posts.repository.js';

const DAY_MS = 86_400_000;
/** How far back each look goes, in days; the last goes to the beginning. */
const LOOKS = [30, 365, Number.POSITIVE_INFINITY];

/**
 * The newest posts that mention a person, the newest first. UUIDv7 ids begin with their time, so that each look reads a range
 * of days and not everything that ever mentioned them.
 */
@Injectable()
export class NewestMentions {
  constructor(private readonly posts: PostsRepository) {}

  async run(userId: string, limit: number): Promise<{ postId: string; authorId: string }[]> {
    for (const days of LOOKS) {
      const found = await this.posts.listMentions(userId, idAt(Date.now() - days * DAY_MS), limit);
      if (found.length >= limit || days === Number.POSITIVE_INFINITY) return found;
    }
    return [];
  }
}

/** Below every UUIDv7 made from then on. */
function idAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
