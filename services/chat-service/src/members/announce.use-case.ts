import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { PostNotice } from '../messages/post-notice.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { MoveMarkers } from './move-markers.use-case.js';

export interface Announcement {
  /** Who did it. */
  authorId: string;
  kind: 'joined' | 'left' | 'removed' | 'renamed' | 'owner';
  userIds: string[];
  /** The new name. */
  name?: string;
}

/**
 * Tells among a group's messages what happened to it, in the transaction of what happened. Whoever did it has read it: nothing
 * of one's own is unread.
 */
@Injectable()
export class Announce {
  constructor(
    private readonly postNotice: PostNotice,
    private readonly moveMarkers: MoveMarkers,
  ) {}

  async run(session: ClientSession, emit: Emit, roomId: string, announcement: Announcement): Promise<void> {
    const { messageSeq: readSeq } = await this.postNotice.run(session, emit, roomId, announcement);
    await this.moveMarkers.run(session, roomId, announcement.authorId, { readSeq });
  }
}
