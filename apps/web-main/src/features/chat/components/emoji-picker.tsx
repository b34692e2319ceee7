import { TextField } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { EMOJI, emojiIn, QUICK } from '../hooks/emoji.ts';

/** A small sheet of emoji; any other one is typed, as the device's own keyboard has them all. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }): ReactNode {
  const t = useTranslations('Chat');
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  return (
    <div className="app-emoji">
      <ul aria-label={t('emoji')}>
        {EMOJI.map(({ emoji, en, ko }, at) => (
          <li key={emoji}>
            <button
              type="button"
              className="app-emoji-one"
              aria-label={locale === 'ko' ? ko : en}
              data-quick={at < QUICK.length || undefined}
              onClick={() => onPick(emoji)}
            >
              {emoji}
            </button>
          </li>
        ))}
      </ul>
      <TextField
        label={t('emojiOther')}
        value={typed}
        onChange={(next) => {
          const emoji = emojiIn(next);
          setTyped(emoji ? '' : next.slice(0, 20));
          if (emoji) onPick(emoji);
        }}
      />
    </div>
  );
}
