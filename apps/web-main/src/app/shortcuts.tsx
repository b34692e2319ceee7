import { ShortcutDialog } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export interface ShortcutsProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function Shortcuts({ isOpen, onOpenChange }: ShortcutsProps): ReactNode {
  const t = useTranslations();
  return (
    <ShortcutDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('Shortcuts.title')}
      closeLabel={t('App.close')}
      groups={[
        {
          title: t('Shortcuts.everywhere'),
          shortcuts: [
            { keys: ['?'], label: t('Shortcuts.help') },
            { keys: ['n'], label: t('Shortcuts.compose') },
          ],
        },
        {
          title: t('Shortcuts.posts'),
          shortcuts: [
            { keys: ['j'], label: t('Shortcuts.next') },
            { keys: ['k'], label: t('Shortcuts.previous') },
            { keys: ['l'], label: t('Shortcuts.like') },
            { keys: ['b'], label: t('Shortcuts.bookmark') },
            { keys: ['r'], label: t('Shortcuts.repost') },
            { keys: ['o'], label: t('Shortcuts.open') },
          ],
        },
        {
          title: t('Call.shortcuts'),
          shortcuts: [
            { keys: ['c'], label: t('Call.keyToCall') },
            { keys: ['m'], label: t('Call.keyMute') },
            { keys: ['v'], label: t('Call.keyCamera') },
            { keys: ['s'], label: t('Call.keyShare') },
            { keys: ['g'], label: t('Call.keyLayout') },
            { keys: ['Esc'], label: t('Call.keySmall') },
          ],
        },
        {
          title: t('Shortcuts.writing'),
          shortcuts: [
            { keys: [/Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl', 'Enter'], label: t('Shortcuts.send') },
          ],
        },
      ]}
    />
  );
}
