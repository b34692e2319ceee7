import type { MentionInput } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { CheckMentioned } from './check-mentioned.use-case.js';
import type { Facet } from './facet.js';
import { findFacets, mentionedIn } from './find-facets.js';
import { readMentions } from './mentions.js';

export interface ComposeTextInput {
  /** As it was sent. */
  raw: string;
  /** As it is stored. */
  stored: string;
  /** Ranges of `raw`. */
  mentions: readonly MentionInput[];
  /** Who writes. */
  personId: string;
  /** Whom it mentioned before: an edit need not be allowed to mention them again. */
  mentionedBefore?: readonly string[];
}

/**
 * What in a text means something. Throws FEED_MENTIONS_TOO_MANY, FEED_MENTION_INVALID, FEED_ID_INVALID, FEED_PERSON_NOT_FOUND,
 * FEED_BLOCKED, UnavailableError.
 */
@Injectable()
export class ComposeText {
  constructor(private readonly checkMentioned: CheckMentioned) {}

  async run({ raw, stored, mentions, personId, mentionedBefore = [] }: ComposeTextInput): Promise<Facet[]> {
    const known = readMentions(raw, stored, mentions);
    const added = mentionedIn(known).filter((userId) => !mentionedBefore.includes(userId));
    await this.checkMentioned.run(added, personId);
    return findFacets(stored, known);
  }
}
