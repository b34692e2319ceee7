import { IconButton, Menu, type MenuAction, Popover } from '@my-girok/ui-components';
import { Copy, Flag, MoreHorizontal, PenLine, Reply, SmilePlus, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ChatMessage } from '../hooks/chat-types.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import type { MessageTools } from './message-tools.ts';

export interface MessageActionsProps {
  readonly message: ChatMessage;
  readonly isOwn: boolean;
  readonly tools: MessageTools;
  /** While something of it is open, it must not go. */
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What one can do with a message: beside it while one points at it, or is in it. */
export function MessageActions({ message, isOwn, tools, onOpenChange }: MessageActionsProps): ReactNode {
  const t = useTranslations('Chat');
  const opened = useRef(onOpenChange);
  useEffect(() => {
    opened.current = onOpenChange;
  });
  useEffect(() => () => opened.current(false), []);
  const actions: MenuAction[] = [
    { id: 'reply', label: t('reply'), icon: <Reply />, onAction: () => tools.reply(message) },
    ...(message.content ? [{ id: 'copy', label: t('copy'), icon: <Copy />, onAction: () => tools.copy(message) }] : []),
    ...(isOwn && tools.mayEdit(message)
      ? [{ id: 'edit', label: t('edit'), icon: <PenLine />, onAction: () => tools.edit(message) }]
      : []),
    ...(isOwn ? [] : [{ id: 'report', label: t('report'), icon: <Flag />, onAction: () => tools.report(message) }]),
    ...(isOwn || tools.mayDeleteOthers
      ? [
          {
            id: 'delete',
            label: t('delete'),
            icon: <Trash2 />,
            tone: 'danger' as const,
            onAction: () => tools.remove(message),
          },
        ]
      : []),
  ];
  return (
    <div className="app-message-actions">
      {tools.mayWrite && (
        <>
          <Popover
            label={t('react')}
            placement={isOwn ? 'top end' : 'top start'}
            trigger={<IconButton size="small" label={t('react')} icon={<SmilePlus aria-hidden="true" />} />}
            onOpenChange={onOpenChange}
          >
            {(close) => (
              <EmojiPicker
                onPick={(emoji) => {
                  close();
                  tools.react(message, emoji, true);
                }}
              />
            )}
          </Popover>
          <IconButton
            size="small"
            label={t('reply')}
            icon={<Reply aria-hidden="true" />}
            onPress={() => tools.reply(message)}
          />
        </>
      )}
      <Menu
        label={t('actions')}
        trigger={<IconButton size="small" label={t('more')} icon={<MoreHorizontal aria-hidden="true" />} />}
        actions={tools.mayWrite ? actions : actions.filter(({ id }) => id === 'copy' || id === 'report')}
        placement={isOwn ? 'bottom end' : 'bottom start'}
        onOpenChange={onOpenChange}
      />
    </div>
  );
}
