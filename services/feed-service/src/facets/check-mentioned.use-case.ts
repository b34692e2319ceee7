import { Injectable } from '@nestjs/common';
import { blocksErrors } from '../blocks/blocks.errors.js';
import { ViewerBlocks } from '../blocks/viewer-blocks.query.js';
import { RequirePeople } from '../people/require-people.use-case.js';

/** Makes sure that somebody may mention these people. Throws FEED_PERSON_NOT_FOUND, FEED_BLOCKED, UnavailableError. */
@Injectable()
export class CheckMentioned {
  constructor(
    private readonly requirePeople: RequirePeople,
    private readonly viewerBlocks: ViewerBlocks,
  ) {}

  async run(userIds: readonly string[], personId: string): Promise<void> {
    const others = userIds.filter((userId) => userId !== personId);
    if (others.length === 0) return;
    const [blocked] = await Promise.all([this.viewerBlocks.run(others, personId), this.requirePeople.run(others)]);
    if (blocked.size > 0) throw blocksErrors.blocked();
  }
}
