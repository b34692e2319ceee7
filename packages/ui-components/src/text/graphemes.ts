const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Grapheme clusters of a text: what a person counts as characters (UAX #29), so 👨‍👩‍👧 and 각 are one each. */
export function countGraphemes(text: string): number {
  // Printable ASCII has one cluster a unit; most of what is typed takes this way.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The first grapheme cluster of a text, or an empty string. */
export function firstGrapheme(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment;
  return '';
}
