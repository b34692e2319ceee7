import { Button } from '@my-girok/ui-components';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { PendingMessage } from '../hooks/pending-message.ts';
import { MessageText } from './message-text.tsx';
import type { MessageTools } from './message-tools.ts';
import { Receipt } from './receipt.tsx';
import { ReplyQuote } from './reply-quote.tsx';
import { SendingFiles } from './sending-files.tsx';

const NO_FACETS = [] as const;

/** A message on its way: shown at once where it will stand; one that cannot go says why. */
export const PendingRow = memo(function PendingRow({
  entry,
  isFirst,
  isLast,
  tools,
}: {
  readonly entry: PendingMessage;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly tools: MessageTools;
}): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const hasFailed = entry.state === 'failed';
  return (
    <div className="app-message" data-own="" data-first={isFirst || undefined}>
      <div className="app-message-column">
        <div className="app-message-line">
          <div
            className="app-bubble"
            data-failed={hasFailed || undefined}
            data-last={isLast || undefined}
            data-bare={(entry.content === '' && !entry.replyTo) || undefined}
          >
            <span className="g-hidden">{t('youWrote')}</span>
            {entry.replyTo && <ReplyQuote reply={entry.replyTo} />}
            <SendingFiles clientId={entry.key} />
            <MessageText text={entry.content} facets={NO_FACETS} />
          </div>
          {!hasFailed && <Receipt at={entry.writtenAt} state="sending" />}
        </div>
        {hasFailed && (
          <div className="app-not-sent" role="alert">
            <p>
              {t('notSent')} {entry.failure && sentence(entry.failure)}
            </p>
            <Button size="small" onPress={() => tools.retry(entry.key)}>
              {t('retry')}
            </Button>
            <Button size="small" tone="quiet" onPress={() => tools.discard(entry.key)}>
              {t('discard')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
});
