import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { useNameOf } from '../hooks/use-chat.ts';

/** Reactions under a message; pressed, one joins in or takes one's own back. */
export function Reactions({
  message,
  onReact,
}: {
  readonly message: ChatMessage;
  readonly onReact: ((emoji: string, on: boolean) => void) | undefined;
}): ReactNode {
  const t = useTranslations('Chat');
  const nameOf = useNameOf();
  if (message.reactions.length === 0) return null;
  return (
    <ul className="app-reactions" aria-label={t('reactions')}>
      {message.reactions.map(({ emoji, count, isMine, userIds }) => {
        const names = userIds.flatMap((id) => nameOf(id) ?? []);
        return (
          <li key={emoji}>
            <button
              type="button"
              className="app-reaction"
              aria-pressed={isMine}
              aria-label={t('reaction', { emoji, count })}
              title={names.length > 0 ? names.join(', ') : undefined}
              disabled={!onReact}
              onClick={() => onReact?.(emoji, !isMine)}
            >
              <span aria-hidden="true">{emoji}</span>
              {count > 1 && <span aria-hidden="true">{count}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
