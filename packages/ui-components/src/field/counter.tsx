import { useLocale } from 'react-aria-components';
import { countGraphemes } from '../text/graphemes';
import { VisuallyHidden } from '../visually-hidden/visually-hidden';

export interface CounterProps {
  value: string;
  /** The most grapheme clusters allowed. */
  max: number;
  /** Says how many are left, or over when negative, to screen readers: told politely near the end only. */
  words: (left: number) => string;
}

/** How much room is left, once it begins to matter: from the last fifth on. */
export function Counter({ value, max, words }: CounterProps) {
  const { locale } = useLocale();
  const used = countGraphemes(value);
  const left = max - used;
  const isNear = left <= Math.max(10, Math.floor(max / 5));
  const number = new Intl.NumberFormat(locale);
  return (
    <span className="g-counter" data-near={isNear || undefined} data-over={left < 0 || undefined}>
      <span aria-hidden="true">{isNear && `${number.format(used)} / ${number.format(max)}`}</span>
      <VisuallyHidden>
        {/* Only round steps change the words, so that a screen reader is not interrupted at every key. */}
        <span aria-live="polite">{isNear ? words(left > 10 ? Math.ceil(left / 10) * 10 : left) : ''}</span>
      </VisuallyHidden>
    </span>
  );
}
