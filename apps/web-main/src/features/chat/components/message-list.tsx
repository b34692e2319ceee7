import { Button } from '@my-girok/ui-components';
import { ArrowDown } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ChatMessage, ChatRoom } from '../hooks/chat-types.ts';
import { type ChatRow, keyOf } from '../hooks/rows.ts';
import { receiptOf } from '../hooks/signs.ts';
import type { Timeline } from '../hooks/timeline.ts';
import { type BottomList, useBottomList } from '../hooks/use-bottom-list.ts';
import { useChatState } from '../hooks/use-chat.ts';
import { MessageRow } from './message-row.tsx';
import type { MessageTools } from './message-tools.ts';
import { NoticeRow } from './notice-row.tsx';
import { PendingRow } from './pending-row.tsx';

export type MessageListHandle = Pick<BottomList, 'toEnd' | 'toRow'>;

export interface MessageListProps {
  readonly handle: Ref<MessageListHandle>;
  readonly label: string;
  readonly me: string;
  readonly room: ChatRoom;
  readonly timeline: Timeline;
  readonly rows: readonly ChatRow[];
  readonly tools: MessageTools;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  /** This and everything before it is in sight. */
  readonly onSeen: (message: ChatMessage) => void;
  readonly onNewest: () => void;
  /** The message one was led to, for a moment. */
  readonly marked: string | undefined;
}

/** The messages of a room: the newest at the foot, and all the rest above them. */
export function MessageList(props: MessageListProps): ReactNode {
  const { handle, label, me, room, timeline, rows, tools, loadOlder, loadNewer, onSeen, onNewest, marked } = props;
  const t = useTranslations('Chat');
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const byKey = useMemo(
    () =>
      new Map(
        timeline.messages.map((message) => [keyOf(message, message.authorId === me && !message.notice), message]),
      ),
    [timeline.messages, me],
  );
  const list = useBottomList({
    keys,
    hasOlder: timeline.hasOlder,
    hasNewer: timeline.hasNewer,
    loadOlder,
    loadNewer,
    onSeen: (key) => {
      const message = byKey.get(key);
      if (message) onSeen(message);
    },
  });
  const { scroller, start, end, isAtEnd, toEnd, toRow } = list;
  useImperativeHandle(handle, () => ({ toEnd, toRow }), [toEnd, toRow]);

  // A stretch that begins anew stands at its line, or at its end.
  const begun = useRef<number>(undefined);
  const hasLine = keys.includes('unread');
  useEffect(() => {
    if (begun.current === timeline.stretch) return;
    const isFirst = begun.current === undefined;
    begun.current = timeline.stretch;
    if (isFirst && hasLine) toRow('unread', 'upper');
  }, [timeline.stretch, hasLine, toRow]);

  const [active, setActive] = useState<string>();
  const isHeld = useRef(false);
  const point = (key: string): void => {
    if (!isHeld.current) setActive(key);
  };
  const markers = useChatState((state) => state.markers.get(room.id));
  const isGroup = room.kind === 'GROUP';
  const drawn = rows.slice(start, end);
  const lastOwn = rows.findLast((row) => row.kind === 'message' && row.isOwn)?.key;
  const isAway = !isAtEnd || timeline.hasNewer;

  return (
    <div className="app-messages">
      <div className="app-messages-scroller" ref={scroller}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows go from message to message, as in any list of ours */}
        <ol aria-label={label} onKeyDown={moveFocus} onPointerLeave={() => !isHeld.current && setActive(undefined)}>
          {drawn.map((row) => (
            <li
              key={row.key}
              data-row={row.key}
              data-kind={row.kind}
              data-marked={row.key === marked || undefined}
              data-message={row.kind === 'message' ? row.message.id : undefined}
              tabIndex={row.kind === 'message' ? (row.key === (active ?? keys.at(-1)) ? 0 : -1) : undefined}
              onPointerEnter={(event) => event.pointerType === 'mouse' && point(row.key)}
              onFocus={() => point(row.key)}
            >
              {row.kind === 'day' && <DayRow date={row.date} onPick={tools.pickDay} />}
              {row.kind === 'unread' && <p className="app-unread-line">{t('unreadLine')}</p>}
              {row.kind === 'notice' && <NoticeRow message={row.message} />}
              {row.kind === 'pending' && (
                <PendingRow entry={row.entry} isFirst={row.isFirst} isLast={row.isLast} tools={tools} />
              )}
              {row.kind === 'message' && (
                <MessageRow
                  message={row.message}
                  isOwn={row.isOwn}
                  isFirst={row.isFirst}
                  isLast={row.isLast}
                  isGroup={isGroup}
                  receipt={
                    row.isOwn && (row.isLast || row.key === lastOwn) && !row.message.deleted
                      ? receiptOf(markers, me, row.message.seq).kind
                      : undefined
                  }
                  readers={
                    isGroup && row.isOwn && row.isLast ? receiptOf(markers, me, row.message.seq).readers : undefined
                  }
                  isActive={row.key === active}
                  onHold={(held) => {
                    isHeld.current = held;
                  }}
                  tools={tools}
                />
              )}
            </li>
          ))}
        </ol>
      </div>
      {isAway && (
        <div className="app-to-end">
          <Button size="small" icon={<ArrowDown />} onPress={onNewest}>
            {room.unread > 0 ? t('newMessages', { count: room.unread }) : t('toNewest')}
          </Button>
        </div>
      )}
    </div>
  );
}

function DayRow({ date, onPick }: { readonly date: string; readonly onPick: () => void }): ReactNode {
  const t = useTranslations('Chat');
  const format = useFormatter();
  const day = new Date(`${date}T12:00:00`);
  const isThisYear = day.getFullYear() === new Date().getFullYear();
  const words = format.dateTime(day, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  });
  return (
    <div className="app-day">
      <button type="button" onClick={onPick} title={t('toDay')}>
        {words}
      </button>
    </div>
  );
}

/** Up and down go from message to message. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest<HTMLElement>('li[data-row]');
  if (row !== event.target || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  let next: Element | null = row;
  do next = event.key === 'ArrowUp' ? next.previousElementSibling : next.nextElementSibling;
  while (next && (next as HTMLElement).dataset.kind !== 'message');
  if (!next) return;
  event.preventDefault();
  (next as HTMLElement).focus();
}
