import { Injectable } from '@nestjs/common';
import { ListPostPlaces } from '../posts/list-post-places.query.js';
import { ListRepostsByUser } from '../reposts/list-reposts-by-user.query.js';
import { readNewest, type Window } from '../storage/newest-window.js';
import { postEntry, repostEntry, writeEntry } from './timeline.js';

interface Placed {
  authorSeq: number;
  entry: string;
}

/**
 * What somebody brings to a timeline: their newest posts and reposts, by the sequence that both share. Mostly two queries at
 * once. To their own timeline they bring posts only, also those for themselves.
 */
@Injectable()
export class NewestEntries {
  constructor(
    private readonly postPlaces: ListPostPlaces,
    private readonly reposts: ListRepostsByUser,
  ) {}

  /** `lastSeq`: the last number of their sequence. */
  async run(personId: string, lastSeq: number, limit: number): Promise<string[]> {
    const found = await readNewest(lastSeq + 1, limit, async (window, size) => {
      const [posts, reposts] = await Promise.all([
        this.posts(personId, window, size, false),
        this.reposts.run(personId, window, size),
      ]);
      const reposted = reposts.map((repost) => ({
        authorSeq: repost.authorSeq,
        entry: writeEntry(repostEntry(repost)),
      }));
      return [...posts, ...reposted].sort((a, b) => b.authorSeq - a.authorSeq).slice(0, size);
    });
    return found.map(({ entry }) => entry);
  }

  async ofOwner(personId: string, lastSeq: number, limit: number): Promise<string[]> {
    const found = await readNewest(lastSeq + 1, limit, (window, size) => this.posts(personId, window, size, true));
    return found.map(({ entry }) => entry);
  }

  private async posts(personId: string, window: Window, size: number, withOwn: boolean): Promise<Placed[]> {
    const places = await this.postPlaces.run(personId, window, size, withOwn);
    return places.map(({ authorSeq, postId }) => ({ authorSeq, entry: writeEntry(postEntry(postId, personId)) }));
  }
}
