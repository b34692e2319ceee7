import { Injectable } from '@nestjs/common';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { ViewerFollows } from '../follows/viewer-follows.query.js';
import { NO_MUTES } from '../mutes/mutes.js';
import { ViewerMutes } from '../mutes/viewer-mutes.query.js';
import type { Reader } from './audience.js';

export interface LoadReaderInput {
  viewerId: string | undefined;
  /** Whose posts for followers are looked at. */
  authorIds: readonly string[];
  /** Everybody whose words would be shown. */
  peopleIds: readonly string[];
}

/** What the rules ask about a reader: at most three queries by key at once; none for a service. */
@Injectable()
export class LoadReader {
  constructor(
    private readonly viewerFollows: ViewerFollows,
    private readonly viewerBlocks: ViewerBlocks,
    private readonly viewerMutes: ViewerMutes,
  ) {}

  async run({ viewerId, authorIds, peopleIds }: LoadReaderInput): Promise<Reader> {
    if (viewerId === undefined) return { viewerId, follows: new Set(), blocked: new Set(), mutes: NO_MUTES };
    const others = (ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== viewerId);
    const [follows, blocked, mutes] = await Promise.all([
      this.viewerFollows.run(others(authorIds), viewerId),
      this.viewerBlocks.run(others(peopleIds), viewerId),
      this.viewerMutes.run(viewerId),
    ]);
    return { viewerId, follows, blocked, mutes };
  }
}
