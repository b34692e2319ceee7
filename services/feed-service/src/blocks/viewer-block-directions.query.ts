import { Injectable } from '@nestjs/common';
import { BlocksRepository } from './blocks.repository.js';

export interface BlockDirections {
  /** Whom the viewer blocks. */
  blocked: ReadonlySet<string>;
  /** Who blocks the viewer. */
  blockers: ReadonlySet<string>;
}

/** Which of these people a person blocks, and which of them block the person: one query by key; none for a service. */
@Injectable()
export class ViewerBlockDirections {
  constructor(private readonly blocks: BlocksRepository) {}

  async run(userIds: readonly string[], viewerId: string | undefined): Promise<BlockDirections> {
    if (viewerId === undefined || userIds.length === 0) return { blocked: new Set(), blockers: new Set() };
    const found = await this.blocks.between(userIds, viewerId);
    return {
      blocked: new Set(found.filter((block) => block.blockerId === viewerId).map((block) => block.blockedId)),
      blockers: new Set(found.filter((block) => block.blockedId === viewerId).map((block) => block.blockerId)),
    };
  }
}
