import { Button, ConfirmDialog, ErrorState, Skeleton, SkeletonGroup, VisuallyHidden } from '@my-girok/ui-components';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { lineFailureOf } from '../../../platform/realtime/line-failure.ts';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import type { ChatMessage, ChatReply } from '../hooks/chat-types.ts';
import { keyOf, rowsOf } from '../hooks/rows.ts';
import { shownOf } from '../hooks/timeline.ts';
import { useChat, useNameOf, usePendingMessages, useSelfIn } from '../hooks/use-chat.ts';
import { useChatDraft } from '../hooks/use-chat-draft.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { replyTo, useMessageTools } from '../hooks/use-message-tools.ts';
import { useRoomTitle } from '../hooks/use-room-title.ts';
import { useSeen } from '../hooks/use-seen.ts';
import { ChatComposer } from './chat-composer.tsx';
import { DayDialog } from './day-dialog.tsx';
import { LineNote } from './line-note.tsx';
import { MatchRoomHeader } from './match-room-header.tsx';
import { MessageList, type MessageListHandle } from './message-list.tsx';
import { RequestBar } from './request-bar.tsx';
import { RoomHeader } from './room-header.tsx';

export interface ConversationProps {
  readonly roomId: string;
  readonly onBack: () => void;
  readonly onInfo: () => void;
  readonly onTitle: (title: string) => void;
  /** What begins a call, or leads into the one that goes on: in the head. */
  readonly calls?: ReactNode;
  /** In a match's room: what the match puts around the messages. */
  readonly match?: MatchParts;
}

/** What is different between two who know each other by pseudonyms alone. */
export interface MatchParts {
  /** Beside the other's pseudonym, while nobody is typing. */
  readonly status: string;
  /** What one can do with the match: beside the pseudonym. */
  readonly actions: ReactNode;
  /** What the two have agreed to: between the head and the messages. */
  readonly under: ReactNode;
  readonly mayAttach: boolean;
  /** A report is about the match, not about somebody whom one could name. */
  readonly onReport: () => void;
}

/** One room: who, what was said, and where one writes. Key it by the room. */
export function Conversation({ roomId, onBack, onInfo, onTitle, calls, match }: ConversationProps): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const connection = useConnection();
  const { chat } = useChat();
  const me = useSelfIn(roomId);
  const conversation = useConversation(roomId);
  const { room, timeline, isMissing, failure, lineSeq, goTo, loadOlder, loadNewer } = conversation;
  const title = useRoomTitle(room);
  const draft = useChatDraft(chat.me, roomId);
  const all = usePendingMessages();
  const pending = useMemo(() => all.filter((entry) => entry.roomId === roomId), [all, roomId]);
  const rows = useMemo(
    () =>
      rowsOf({
        messages: timeline ? shownOf(timeline) : [],
        pending: timeline?.hasNewer ? [] : pending,
        me,
        readSeq: lineSeq,
      }),
    [timeline, pending, me, lineSeq],
  );
  const list = useRef<MessageListHandle>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [editing, setEditing] = useState<ChatMessage>();
  const [removing, setRemoving] = useState<ChatMessage>();
  const [relation, setRelation] = useState<RelationAsk>();
  const [isPickingDay, setPickingDay] = useState(false);
  const [marked, setMarked] = useState<string>();
  const target = useRef<number>(undefined);
  const nameOf = useNameOf();
  const onSeen = useSeen(roomId);

  useEffect(() => onTitle(title), [onTitle, title]);

  const keyAt = useCallback(
    (seq: number): string | undefined => {
      const message = timeline?.messages.find((each) => each.seq >= seq);
      return message && keyOf(message, message.authorId === me && !message.notice);
    },
    [timeline, me],
  );
  const lead = useCallback((key: string): void => {
    list.current?.toRow(key);
    setMarked(key);
  }, []);
  // Where one wants to go may have to be loaded first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once what is shown is another stretch
  useEffect(() => {
    const key = target.current === undefined ? undefined : keyAt(target.current);
    target.current = undefined;
    if (key) lead(key);
  }, [timeline?.stretch]);
  useEffect(() => {
    if (!marked) return;
    const timer = setTimeout(() => setMarked(undefined), 2_000);
    return () => clearTimeout(timer);
  }, [marked]);

  const jumpTo = ({ seq }: Pick<ChatReply, 'seq'>): void => {
    const key = timeline?.messages.some((each) => each.seq === seq) ? keyAt(seq) : undefined;
    if (key) lead(key);
    else {
      target.current = seq;
      void goTo({ aroundSeq: seq });
    }
  };
  const toDay = async (time: string): Promise<void> => {
    await goTo({ aroundTime: time });
    const first = chat.store
      .get()
      .timelines.get(roomId)
      ?.messages.find(({ createdAt }) => createdAt >= time);
    if (first) lead(keyOf(first, first.authorId === me && !first.notice));
  };
  const toNewest = async (): Promise<void> => {
    if (timeline?.hasNewer) await goTo({});
    list.current?.toEnd();
  };
  const report = (message: ChatMessage): void => {
    if (match) {
      match.onReport();
      return;
    }
    const name = nameOf(message.authorId);
    setRelation({
      kind: 'report',
      subject: { userId: message.authorId },
      person: name ? { id: message.authorId, name } : undefined,
    });
  };
  const tools = useMessageTools(room, {
    reply: (message) => {
      draft.setReply(replyTo(message));
      field.current?.focus();
    },
    edit: setEditing,
    remove: setRemoving,
    report,
    jumpTo,
    pickDay: () => setPickingDay(true),
  });
  const editLast = (): void => {
    const last = timeline?.messages.findLast(
      (message) => message.authorId === me && !message.notice && !message.deleted && tools.mayEdit(message),
    );
    if (last) setEditing(last);
  };
  const remove = async (): Promise<void> => {
    if (!removing) return;
    setRemoving(undefined);
    try {
      await chat.act('message.delete', { roomId, messageId: removing.id });
    } catch (error) {
      notices.add({ words: `${t('didNot')} ${sentence(lineFailureOf(error))}`, tone: 'danger' });
    }
  };

  if (isMissing)
    return (
      <div className="app-room">
        <ErrorState
          level={1}
          title={t('missingTitle')}
          next={t('missingNext')}
          action={<Button onPress={onBack}>{t('back')}</Button>}
        />
      </div>
    );
  const isUnreachable = room?.sendState === 'UNREACHABLE' || room?.state === 'LEFT';
  return (
    <section className="app-room" aria-label={title || t('title')}>
      {room &&
        (match ? (
          <MatchRoomHeader room={room} status={match.status} actions={match.actions} onBack={onBack} />
        ) : (
          <RoomHeader room={room} calls={calls} onBack={onBack} onInfo={onInfo} />
        ))}
      {match?.under}
      {room && timeline ? (
        <MessageList
          handle={list}
          label={t('messages')}
          me={me}
          room={room}
          timeline={timeline}
          rows={rows}
          tools={tools}
          loadOlder={loadOlder}
          loadNewer={loadNewer}
          onSeen={onSeen}
          onNewest={() => void toNewest()}
          marked={marked}
        />
      ) : failure ? (
        <div className="app-messages">
          <ErrorState
            title={t('failedTitle')}
            safe={sentence(failure)}
            action={<Button onPress={connection.tryNow}>{t('retry')}</Button>}
          />
        </div>
      ) : (
        <div className="app-messages">
          <SkeletonGroup label={t('loading')} slowLabel={t('loading')}>
            <Skeleton width="14rem" />
            <Skeleton width="10rem" />
          </SkeletonGroup>
        </div>
      )}
      <Announcer messages={timeline?.messages} me={me} />
      {room?.state === 'ASKED' ? (
        <RequestBar room={room} onGone={onBack} />
      ) : room?.sendState === 'ENDED' ? (
        <p className="app-closed">{t('matchEnded')}</p>
      ) : isUnreachable ? (
        <p className="app-closed">{t(room?.state === 'LEFT' ? 'youLeft' : 'unreachable')}</p>
      ) : (
        room && (
          <>
            <LineNote />
            {room.sendState === 'WAITING' && <p className="app-closed">{t('waiting')}</p>}
            <ChatComposer
              room={room}
              takes={match ? (match.mayAttach ? 'pictures' : 'nothing') : 'files'}
              draft={draft}
              field={field}
              editing={editing}
              onEditEnd={() => {
                setEditing(undefined);
                requestAnimationFrame(() => field.current?.focus());
              }}
              onEditLast={editLast}
              onSent={() => void toNewest()}
            />
          </>
        )
      )}
      {isPickingDay && <DayDialog onPick={(time) => void toDay(time)} onClose={() => setPickingDay(false)} />}
      <RelationDialog ask={relation} onClose={() => setRelation(undefined)} />
      <DeleteMessage message={removing} onCancel={() => setRemoving(undefined)} onConfirm={() => void remove()} />
    </section>
  );
}

function DeleteMessage({
  message,
  onCancel,
  onConfirm,
}: {
  readonly message: ChatMessage | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <ConfirmDialog
      isOpen={message !== undefined}
      onOpenChange={(isOpen) => !isOpen && onCancel()}
      title={t('Chat.deleteTitle')}
      confirmLabel={t('Chat.delete')}
      cancelLabel={t('App.cancel')}
      closeLabel={t('App.close')}
      tone="danger"
      onConfirm={onConfirm}
    >
      {t('Chat.deleteBody')}
    </ConfirmDialog>
  );
}

/** Says politely what others write while the room is open. */
function Announcer({
  messages,
  me,
}: {
  readonly messages: readonly ChatMessage[] | undefined;
  readonly me: string;
}): ReactNode {
  const t = useTranslations('Chat');
  const nameOf = useNameOf();
  const last = messages?.at(-1);
  const known = useRef<number>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!last) return;
    const isNew = known.current !== undefined && last.seq > known.current;
    known.current = Math.max(known.current ?? 0, last.seq);
    if (isNew && last.authorId !== me && !last.notice && !last.hidden)
      setWords(t('announce', { name: nameOf(last.authorId) ?? t('somebody'), words: last.content || t('attachment') }));
  }, [last, me, nameOf, t]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{words}</span>
    </VisuallyHidden>
  );
}
