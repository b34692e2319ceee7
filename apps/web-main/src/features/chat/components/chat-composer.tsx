import { LIMITS } from '@my-girok/types';
import { countGraphemes, IconButton, isComposing } from '@my-girok/ui-components';
import { ImagePlus, Paperclip, SendHorizontal, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { roomPlace } from '../../../platform/media/places.ts';
import { useAttachments } from '../../../platform/media/use-attachments.ts';
import { useFileDrop } from '../../../platform/media/use-file-drop.ts';
import { MentionField } from '../../../platform/mentions/mention-field.tsx';
import { type Mention, trimmed } from '../../../platform/mentions/mention-ranges.ts';
import type { ChatMessage, ChatRoom } from '../hooks/chat-types.ts';
import { useAttachWords } from '../hooks/use-attach-words.ts';
import { useChat } from '../hooks/use-chat.ts';
import type { ChatDraft } from '../hooks/use-chat-draft.ts';
import { useMemberNames } from '../hooks/use-member-names.ts';
import { DraftFiles } from './draft-files.tsx';
import { MessageEditor } from './message-editor.tsx';
import { ReplyQuote } from './reply-quote.tsx';

export interface ChatComposerProps {
  readonly room: ChatRoom;
  /** What may be attached to a message here. */
  readonly takes: 'files' | 'pictures' | 'nothing';
  readonly draft: ChatDraft;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly editing: ChatMessage | undefined;
  readonly onEditEnd: () => void;
  /** Up in an empty field: the last message of one's own is edited. */
  readonly onEditLast: () => void;
  readonly onSent: () => void;
}

/** A finger's keyboard has no Shift to hold: there Enter breaks the line, and the button sends. */
const sendsByEnter = (): boolean => !matchMedia('(hover: none) and (pointer: coarse)').matches;

/** Where one writes in a room. */
export function ChatComposer(props: ChatComposerProps): ReactNode {
  const { room, takes, draft, field, editing, onEditEnd, onEditLast, onSent } = props;
  const t = useTranslations('Chat');
  const { chat, outbox } = useChat();
  const { items, attachments } = useAttachments(roomPlace(room.id));
  const sayNotTaken = useAttachWords();
  const { people, onNaming } = useMemberNames(room);
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]): void => {
    const taken = takes === 'files' ? files : files.filter(({ type }) => takes === 'pictures' && /^image\//.test(type));
    if (taken.length > 0) sayNotTaken(attachments.add(taken));
  };
  const { isOver, drop, paste } = useFileDrop(take);
  const { text, mentions, replyTo } = draft;
  const over = countGraphemes(text) - LIMITS.messageMax;
  const { reading } = chat;
  useEffect(() => () => reading.typing(room.id, false), [reading, room.id]);

  if (editing) return <MessageEditor key={editing.id} message={editing} people={people} onEnd={onEditEnd} />;

  const send = (): void => {
    field.current?.focus();
    const { text: content, mentions: named } = trimmed(text, mentions);
    if ((content === '' && items.length === 0) || over > 0) return;
    const key = crypto.randomUUID();
    outbox.add({ key, roomId: room.id, content, mentions: named, uploads: attachments.take(key), replyTo });
    draft.clear();
    reading.typing(room.id, false);
    onSent();
  };
  const change = (next: string, moved: readonly Mention[]): void => {
    draft.change(next, moved);
    reading.typing(room.id, next.trim() !== '');
  };
  const onKeys = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowUp' && text === '' && event.target === field.current) {
      event.preventDefault();
      onEditLast();
    }
    if (event.key === 'Escape' && replyTo) draft.setReply(null);
  };

  return (
    <form
      className="app-chat-composer"
      data-drop={isOver || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDownCapture={onKeys}
      {...drop}
    >
      {replyTo && (
        <div className="app-answering">
          <ReplyQuote reply={replyTo} />
          <IconButton
            size="small"
            label={t('noReply')}
            icon={<X aria-hidden="true" />}
            onPress={() => draft.setReply(null)}
          />
        </div>
      )}
      <DraftFiles items={items} attachments={attachments} />
      {isOver && takes !== 'nothing' && <p className="app-drop-here">{t('drop')}</p>}
      <div className="app-chat-writing">
        {takes !== 'nothing' && (
          <>
            <input
              ref={picker}
              type="file"
              accept={takes === 'pictures' ? 'image/*' : undefined}
              multiple
              hidden
              data-files=""
              onChange={({ currentTarget }) => {
                take([...(currentTarget.files ?? [])]);
                // The same file may be chosen again.
                currentTarget.value = '';
              }}
            />
            <IconButton
              label={t(takes === 'pictures' ? 'attachPictures' : 'attach')}
              icon={takes === 'pictures' ? <ImagePlus aria-hidden="true" /> : <Paperclip aria-hidden="true" />}
              isDisabled={items.length >= LIMITS.attachmentsMax}
              onPress={() => picker.current?.click()}
            />
          </>
        )}
        <MentionField
          inputRef={field}
          label={t('write')}
          hidesLabel
          placeholder={t('placeholder')}
          value={text}
          mentions={mentions}
          people={people}
          peopleLabel={t('membersTitle')}
          onNaming={onNaming}
          onChange={change}
          onPaste={paste}
          onSubmit={send}
          submitsOnEnter={sendsByEnter()}
          rows={1}
          maxRows={8}
          counter={{
            max: LIMITS.messageMax,
            words: (left) => (left < 0 ? t('over', { over: -left }) : t('charactersLeft', { left })),
          }}
          error={over > 0 ? t('over', { over }) : undefined}
        />
        <IconButton
          type="submit"
          label={t('send')}
          icon={<SendHorizontal aria-hidden="true" />}
          isDisabled={(text.trim() === '' && items.length === 0) || over > 0}
        />
      </div>
    </form>
  );
}
