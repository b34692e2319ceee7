import { LIMITS } from '@my-girok/types';
import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import type { MessageTools } from '../components/message-tools.ts';
import { changed } from './chat-state.ts';
import type { ChatMessage, ChatReply, ChatRoom } from './chat-types.ts';
import { useChat } from './use-chat.ts';

const EXCERPT = 140;

/** A message as an answer to it shows it. */
export const replyTo = (message: ChatMessage): ChatReply => ({
  messageId: message.id,
  seq: message.seq,
  authorId: message.authorId,
  excerpt: message.content.slice(0, EXCERPT),
  deleted: false,
  hasAttachments: message.attachments.length > 0,
});

/** What the conversation itself does when a row asks for it. */
export type AskedOf = Pick<MessageTools, 'reply' | 'edit' | 'remove' | 'report' | 'jumpTo' | 'pickDay'>;

/** A reaction before the service has said so. */
function reacted(message: ChatMessage, emoji: string, on: boolean, me: string): ChatMessage {
  const known = message.reactions.find((each) => each.emoji === emoji);
  if ((known?.isMine ?? false) === on) return message;
  const others = message.reactions.filter((each) => each.emoji !== emoji);
  const userIds = (known?.userIds ?? []).filter((id) => id !== me);
  const count = (known?.count ?? 0) + (on ? 1 : -1);
  const next = { emoji, count, isMine: on, userIds: on ? [...userIds, me] : userIds };
  if (!known) return { ...message, reactions: [...message.reactions, next] };
  return {
    ...message,
    reactions: count > 0 ? message.reactions.map((each) => (each.emoji === emoji ? next : each)) : others,
  };
}

/** What rows of a room may do; the same object while the room lets one do the same. */
export function useMessageTools(room: ChatRoom | undefined, asked: AskedOf): MessageTools {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { chat, outbox } = useChat();
  const { uploads } = useUploads();
  const latest = useRef(asked);
  latest.current = asked;
  const mayWrite = room?.state === 'JOINED' && room.sendState !== 'UNREACHABLE' && room.sendState !== 'ENDED';
  const mayDeleteOthers = room?.kind === 'GROUP' && room.role !== 'MEMBER';
  return useMemo<MessageTools>(
    () => ({
      mayWrite,
      mayDeleteOthers,
      mayEdit: ({ createdAt, attachments, content }) =>
        Date.now() - Date.parse(createdAt) < LIMITS.messageEditHours * 3_600_000 &&
        (content !== '' || attachments.length > 0),
      reply: (message) => latest.current.reply(message),
      edit: (message) => latest.current.edit(message),
      remove: (message) => latest.current.remove(message),
      report: (message) => latest.current.report(message),
      jumpTo: (reply) => latest.current.jumpTo(reply),
      pickDay: () => latest.current.pickDay(),
      copy: (message) => {
        void navigator.clipboard
          .writeText(message.content)
          .then(() => notices.add({ words: t('copied') }))
          .catch(() => notices.add({ words: t('notCopied'), tone: 'danger' }));
      },
      react: (message, emoji, on) => {
        const self = chat.selfIn(message.roomId);
        chat.store.change((state) => changed(state, reacted(message, emoji, on, self)));
        const payload = { roomId: message.roomId, messageId: message.id, emoji, on };
        chat.act('message.react', payload).catch((error: unknown) => {
          chat.store.change((state) => changed(state, message));
          notices.add({ words: `${t('didNot')} ${sentence(lineFailureOf(error))}`, tone: 'danger' });
        });
      },
      refresh: (message) => void chat.loader.message(message.roomId, message.seq),
      retry: (key) => {
        const entry = outbox.all().find((each) => each.key === key);
        for (const id of entry?.uploads ?? [])
          if (uploads.all().get(id)?.state.kind === 'refused') void uploads.resume(id);
        outbox.retry(key);
      },
      discard: (key) => {
        for (const id of outbox.take(key)?.uploads ?? []) void uploads.discard(id);
      },
    }),
    [mayWrite, mayDeleteOthers, chat, outbox, uploads, t, sentence],
  );
}
