import { logger } from '@my-girok/nest-common';
import type { FeedServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FEED_CLIENT } from '../../clients/clients.js';
import { FeedChannels } from './feed-channels.js';

/** How long posts are gathered, so that a burst of them does not become a burst of calls. */
const windowMs = 250;
const deadlineMs = 1000;
const callsAtOnce = 4;
/** What is gathered is bounded: people whose posts or reposts wait, and how many of each. */
const sourcesMax = 200;
const postsEachMax = 5;

/** Posts of one author that one person wrote or reposted. */
interface Source {
  /** Whose followers are told: the author, or who reposted it. */
  readonly byId: string;
  readonly authorId: string;
  readonly posts: number;
}

/**
 * Tells connected people of new posts in their timelines. feed-service says who of them would meet an author's posts; while
 * it is away nobody is told, since a timeline is read from its head anyway. At most four calls are under way, whatever happens.
 */
@Injectable()
export class SendHints implements OnModuleDestroy {
  #gathered = new Map<string, Source>();
  #timer: NodeJS.Timeout | undefined;
  #sending = false;

  constructor(
    @Inject(FEED_CLIENT) private readonly feed: FeedServiceClient,
    private readonly channels: FeedChannels,
  ) {}

  run(byId: string, authorId: string): void {
    if (this.channels.readersOf(byId).length === 0) return;
    const key = `${byId} ${authorId}`;
    const known = this.#gathered.get(key);
    if (!known && this.#gathered.size >= sourcesMax) return;
    this.#gathered.set(key, { byId, authorId, posts: Math.min((known?.posts ?? 0) + 1, postsEachMax) });
    this.#schedule();
  }

  onModuleDestroy(): void {
    clearTimeout(this.#timer);
    this.#gathered.clear();
  }

  #schedule(): void {
    if (this.#timer || this.#sending) return;
    this.#timer = setTimeout(() => void this.#send(), windowMs).unref();
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    this.#sending = true;
    const gathered = this.#gathered;
    this.#gathered = new Map();
    const calls = this.#callsFor(gathered);
    await Promise.all(
      Array.from({ length: callsAtOnce }, async () => {
        for (let call = calls.next(); !call.done; call = calls.next()) await this.#tell(call.value);
      }),
    );
    this.#sending = false;
    if (this.#gathered.size > 0) this.#schedule();
  }

  /** One for each source and each chunk of those who are connected. */
  *#callsFor(gathered: Map<string, Source>): Generator<Source & { userIds: string[] }, undefined> {
    for (const source of gathered.values()) {
      const readers = this.channels.readersOf(source.byId);
      for (let from = 0; from < readers.length; from += LIMITS.batchMax)
        yield { ...source, userIds: readers.slice(from, from + LIMITS.batchMax) };
    }
  }

  async #tell({ byId, authorId, posts, userIds }: Source & { userIds: string[] }): Promise<void> {
    try {
      const readers = await this.feed.filterReaders(
        { authorId: byId, userIds, postAuthorId: authorId },
        { deadlineMs },
      );
      // Of one's own post that somebody reposted one is not told.
      for (const userId of readers.userIds) if (userId !== authorId) this.channels.add(userId, posts);
    } catch (error) {
      logger.debug({ err: error }, 'hints not sent');
    }
  }
}
