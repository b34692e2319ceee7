import type { MediaPurpose } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { shownBy } from '../library/media.policy.js';
import { ChatClient } from './chat.client.js';
import { FeedClient } from './feed.client.js';

/**
 * Whether somebody may see a medium through what shows it, by the word of the service that owns that: a post's of feed-service's,
 * a message's of chat-service's. What profiles show needs no word. Throws UnavailableError when it cannot be had.
 */
@Injectable()
export class MaySee {
  constructor(
    private readonly feed: FeedClient,
    private readonly chat: ChatClient,
  ) {}

  async run(medium: { id: string; purpose: MediaPurpose; subjectId: string }, viewerId: string): Promise<boolean> {
    const { id, purpose, subjectId } = medium;
    switch (shownBy(purpose)) {
      case 'feed-service':
        return this.feed.maySee(id, subjectId, viewerId);
      case 'chat-service':
        return this.chat.maySee(id, subjectId, viewerId);
      case 'personal-service':
        return false;
    }
  }
}
