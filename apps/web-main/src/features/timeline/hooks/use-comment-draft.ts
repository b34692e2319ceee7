import { useCallback, useMemo } from 'react';
import { bothTexts } from '../../../platform/drafts/drafts.ts';
import { readDraft, useDraft, writeDraft } from '../../../platform/drafts/use-draft.ts';
import { type Mention, validMentions } from '../../../platform/mentions/mention-ranges.ts';
import type { Pending } from './pending.ts';
import { joinExtras, NO_EXTRAS, parseExtras, putBackExtras, writeExtras } from './post-extras.ts';

/** Each post keeps the draft of an answer to it. */
export const commentDraft = (postId: string): string => `comment.${postId}`;
const mentionsDraft = (postId: string): string => `${commentDraft(postId)}.mentions`;

export interface CommentDraft {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly change: (text: string, mentions: readonly Mention[]) => void;
  /** After it was sent. */
  readonly clear: () => void;
}

/** The comment one is writing, with whom it names. */
export function useCommentDraft(person: string, postId: string): CommentDraft {
  const [text, setText] = useDraft(person, commentDraft(postId));
  const [kept, setKept] = useDraft(person, mentionsDraft(postId), joinExtras);
  const mentions = useMemo(() => validMentions(text, parseExtras(kept).mentions), [kept, text]);
  return {
    text,
    mentions,
    change: useCallback(
      (next, moved) => {
        setText(next);
        setKept(writeExtras({ ...NO_EXTRAS, mentions: moved }));
      },
      [setText, setKept],
    ),
    clear: useCallback(() => {
      setText('');
      setKept('');
    }, [setText, setKept]),
  };
}

/** Puts whom a comment names back into the draft, as its text is put back. */
export function putBackComment(
  person: string,
  postId: string,
  { content, extras }: Pick<Pending, 'content' | 'extras'>,
): void {
  const text = readDraft(person, commentDraft(postId));
  const current = parseExtras(readDraft(person, mentionsDraft(postId)));
  const both = putBackExtras(extras, current, text, bothTexts(content, text));
  writeDraft(person, mentionsDraft(postId), writeExtras({ ...NO_EXTRAS, mentions: both.mentions }));
}
