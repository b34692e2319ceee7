/** Compact form that never claims more than there is: 1,999 is "1.9K". */
export function compactCount(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
    roundingMode: 'trunc',
  }).format(value);
}
