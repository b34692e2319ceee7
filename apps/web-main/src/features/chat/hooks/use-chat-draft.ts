import { useCallback, useMemo } from 'react';
import { useDraft } from '../../../platform/drafts/use-draft.ts';
import { type Mention, validMentions } from '../../../platform/mentions/mention-ranges.ts';
import type { ChatReply } from './chat-types.ts';

/** Each room keeps what one is writing in it. */
export const chatDraft = (roomId: string): string => `chat.${roomId}`;
const extrasDraft = (roomId: string): string => `${chatDraft(roomId)}.extras`;

interface Extras {
  readonly mentions: readonly Mention[];
  readonly replyTo: ChatReply | null;
}

const NO_EXTRAS: Extras = { mentions: [], replyTo: null };

function parse(text: string): Extras {
  try {
    const kept = JSON.parse(text) as Partial<Extras>;
    return {
      mentions: Array.isArray(kept.mentions) ? kept.mentions : [],
      replyTo: typeof kept.replyTo?.messageId === 'string' ? kept.replyTo : null,
    };
  } catch {
    return NO_EXTRAS;
  }
}

const write = (extras: Extras): string =>
  extras.mentions.length === 0 && !extras.replyTo ? '' : JSON.stringify(extras);

const latter = (_kept: string, written: string): string => written;

export interface ChatDraft extends Extras {
  readonly text: string;
  readonly change: (text: string, mentions: readonly Mention[]) => void;
  readonly setReply: (reply: ChatReply | null) => void;
  readonly clear: () => void;
}

/** What one is writing in a room, with whom it names and what it answers: kept over a reload, the same in all tabs. */
export function useChatDraft(person: string, roomId: string): ChatDraft {
  const [text, setText] = useDraft(person, chatDraft(roomId));
  const [kept, setKept] = useDraft(person, extrasDraft(roomId), latter);
  const extras = useMemo(() => parse(kept), [kept]);
  const mentions = useMemo(() => validMentions(text, extras.mentions), [extras, text]);
  const { replyTo } = extras;
  return {
    text,
    mentions,
    replyTo,
    change: useCallback(
      (next, moved) => {
        setText(next);
        setKept(write({ mentions: moved, replyTo }));
      },
      [setText, setKept, replyTo],
    ),
    setReply: useCallback((reply) => setKept(write({ mentions, replyTo: reply })), [setKept, mentions]),
    clear: useCallback(() => {
      setText('');
      setKept('');
    }, [setText, setKept]),
  };
}
