/** How much of an answered message its answer shows. */
const EXCERPT_MAX = 140;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first grapheme clusters of a text, on one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= EXCERPT_MAX) return line;
  let end = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(line)) {
    if (++count > EXCERPT_MAX) break;
    end = index + segment.length;
  }
  return line.slice(0, end);
}
