import { useCallback, useMemo } from 'react';
import { bothTexts } from '../../../platform/drafts/drafts.ts';
import { readDraft, useDraft, writeDraft } from '../../../platform/drafts/use-draft.ts';
import { validMentions } from '../../../platform/mentions/mention-ranges.ts';
import type { Pending } from './pending.ts';
import { joinExtras, type PostExtras, parseExtras, putBackExtras, writeExtras } from './post-extras.ts';

export const POST_DRAFT = 'post';
const EXTRAS_DRAFT = 'post.extras';

export interface PostDraft {
  readonly text: string;
  readonly extras: PostExtras;
  readonly setText: (text: string) => void;
  readonly setExtras: (change: Partial<PostExtras>) => void;
  /** After it was sent. */
  readonly clear: () => void;
}

/** The post one is writing, all of it kept on the device at every keystroke. */
export function usePostDraft(person: string): PostDraft {
  const [text, setText] = useDraft(person, POST_DRAFT);
  const [kept, setKept] = useDraft(person, EXTRAS_DRAFT, joinExtras);
  const extras = useMemo(() => {
    const read = parseExtras(kept);
    return { ...read, mentions: validMentions(text, read.mentions) };
  }, [kept, text]);
  return {
    text,
    extras,
    setText,
    // From what is kept rather than from what was drawn: files may arrive between two drawings.
    setExtras: useCallback(
      (change) => setKept(writeExtras({ ...parseExtras(readDraft(person, EXTRAS_DRAFT)), ...change })),
      [person, setKept],
    ),
    clear: useCallback(() => {
      setText('');
      setKept('');
    }, [setText, setKept]),
  };
}

/** Puts what a post has beside its text back into the draft, as its text is put back (before what is written there now). */
export function putBackPost(person: string, { content, extras }: Pick<Pending, 'content' | 'extras'>): void {
  const text = readDraft(person, POST_DRAFT);
  const current = parseExtras(readDraft(person, EXTRAS_DRAFT));
  const both = putBackExtras(extras, current, text, bothTexts(content, text));
  writeDraft(person, EXTRAS_DRAFT, writeExtras(both));
}

/** Uploads that the draft shows. */
export const picturesInDraft = (person: string): readonly string[] =>
  parseExtras(readDraft(person, EXTRAS_DRAFT)).pictures.map(({ upload }) => upload);
