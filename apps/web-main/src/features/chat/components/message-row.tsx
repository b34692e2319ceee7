import { Avatar, Link } from '@my-girok/ui-components';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { lacksAddresses } from '../hooks/from-wire.ts';
import type { Receipt as ReceiptKind } from '../hooks/signs.ts';
import { useChatPerson } from '../hooks/use-chat.ts';
import { MessageActions } from './message-actions.tsx';
import { MessageFiles } from './message-files.tsx';
import { MessageText } from './message-text.tsx';
import type { MessageTools } from './message-tools.ts';
import { Reactions } from './reactions.tsx';
import { Receipt } from './receipt.tsx';
import { ReplyQuote } from './reply-quote.tsx';
import { SendingFiles } from './sending-files.tsx';

export interface MessageRowProps {
  readonly message: ChatMessage;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Names and faces of who writes: among several. */
  readonly isGroup: boolean;
  /** What others have done with one's own; undefined where it is not shown. */
  readonly receipt: ReceiptKind | undefined;
  readonly readers: number | undefined;
  readonly isActive: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly tools: MessageTools;
}

/** One message: the sheet with what it says, who wrote it, and what one can do with it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps): ReactNode {
  const { message, isOwn, isFirst, isLast, isGroup, isActive, onHold, tools } = props;
  const t = useTranslations('Chat');
  const author = useChatPerson(message.authorId);
  const name = author?.name ?? t('somebody');
  const isGone = message.deleted || message.hidden;
  const isLocal = isOwn && message.clientId !== null && lacksAddresses(message);
  const isBare =
    message.content === '' && !message.replyTo && message.attachments.every(({ kind }) => kind === 'picture');
  return (
    <div className="app-message" data-own={isOwn || undefined} data-first={isFirst || undefined}>
      {isGroup && !isOwn && (
        <span className="app-message-face">
          {isLast && (
            <Link href={paths.person(message.authorId)} aria-label={name}>
              <Avatar id={message.authorId} name={name} src={author?.avatar} size="small" />
            </Link>
          )}
        </span>
      )}
      <div className="app-message-column">
        {isGroup && !isOwn && isFirst && <span className="app-message-name">{name}</span>}
        <div className="app-message-line">
          <div
            className="app-bubble"
            data-gone={isGone || undefined}
            data-bare={isBare || undefined}
            data-last={isLast || undefined}
          >
            <span className="g-hidden">{isOwn ? t('youWrote') : t('wrote', { name })}</span>
            {isGone ? (
              <p className="app-bubble-gone">{t(message.deleted ? 'deleted' : 'hidden')}</p>
            ) : (
              <>
                {message.replyTo && (
                  <ReplyQuote
                    reply={message.replyTo}
                    onPress={() => message.replyTo && tools.jumpTo(message.replyTo)}
                  />
                )}
                {isLocal ? (
                  <SendingFiles clientId={message.clientId ?? ''} />
                ) : (
                  <MessageFiles attachments={message.attachments} onStale={() => tools.refresh(message)} />
                )}
                <MessageText text={message.content} facets={message.facets} />
              </>
            )}
          </div>
          {(isLast || message.editedAt !== null || isActive) && (
            <Receipt
              at={message.createdAt}
              isEdited={message.editedAt !== null && !isGone}
              state={props.receipt}
              readers={props.readers}
            />
          )}
          {isActive && !isGone && (
            <MessageActions message={message} isOwn={isOwn} tools={tools} onOpenChange={onHold} />
          )}
        </div>
        <Reactions
          message={message}
          onReact={tools.mayWrite ? (emoji, on) => tools.react(message, emoji, on) : undefined}
        />
      </div>
    </div>
  );
});
