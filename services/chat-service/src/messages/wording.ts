import { isDeepStrictEqual } from 'node:util';
import { type MentionInput, readText } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import type { Facet } from '../facets/facet.js';
import { findFacets } from '../facets/find-facets.js';
import { messagesErrors } from './messages.errors.js';

/** What a message says, and what an edit changes. */
export interface Wording {
  content: string;
  facets: Facet[];
}

/**
 * What somebody writes, as it is stored. Throws CHAT_MESSAGE_EMPTY where nothing but text would be there to see,
 * CHAT_MESSAGE_TOO_LONG, CHAT_MESSAGE_CHARACTER_INVALID, CHAT_MENTIONS_TOO_MANY, CHAT_MENTION_INVALID, CHAT_ID_INVALID.
 */
export function readWording(
  raw: string,
  mentions: readonly MentionInput[],
  { mayBeEmpty }: { mayBeEmpty: boolean },
): Wording {
  const content = readText(raw, {
    max: LIMITS.messageMax,
    ...(!mayBeEmpty && { empty: messagesErrors.messageEmpty }),
    tooLong: messagesErrors.messageTooLong,
    characterInvalid: messagesErrors.messageCharacterInvalid,
  });
  return { content, facets: findFacets(raw, content, mentions) };
}

/** Whether a message says this already. */
export function says({ content, facets }: Wording, wording: Wording): boolean {
  return isDeepStrictEqual({ content, facets }, { content: wording.content, facets: wording.facets });
}
