import { useLocale } from 'react-aria-components';
import { compactCount } from './compact';

export interface CountProps {
  value: number;
  /** BCP 47 tag; the provider's by default. */
  locale?: string;
}

/** A number, short when large ("1.9K", "1.9천"), exact on hover and for screen readers. */
export function Count({ value, locale }: CountProps) {
  const context = useLocale();
  const tag = locale ?? context.locale;
  const short = compactCount(value, tag);
  const exact = new Intl.NumberFormat(tag).format(value);
  if (short === exact) return <span className="g-count">{short}</span>;
  return (
    <span className="g-count" title={exact}>
      <span aria-hidden="true">{short}</span>
      <span className="g-hidden">{exact}</span>
    </span>
  );
}
