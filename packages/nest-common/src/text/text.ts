import type { DomainError } from '../errors/domain-error.js';

/**
 * Bytes allowed for each grapheme cluster. The longest emoji in use (a family of four with skin tones) has 41; a cluster can be
 * made endless by stacking combining marks, and nobody writes 2,000 of the former.
 */
const BYTES_PER_GRAPHEME = 32;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/**
 * More marks on one letter than any script has (UAX #15, Stream-Safe Text Format, allows 30). Composing puts marks in order by
 * time that grows with their square: 62 kB of them took a second, measured.
 */
const stacked = /\p{M}{33}/u;
const control = /[^\P{Cc}\n\t]/u;
/** Something that shows: neither space nor control nor format nor ignorable (zero-width and the like). */
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

export interface TextRule {
  /** In grapheme clusters, as a person counts (UAX #29). */
  max: number;
  /** Absent where nothing visible is as good as nothing: '' then. */
  empty?: () => DomainError;
  tooLong: () => DomainError;
  characterInvalid: () => DomainError;
}

/** Composed (NFC), line ends as \n; not yet trimmed. */
export function normalize(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').normalize('NFC');
}

/**
 * What a person wrote, as it is stored: NFC, line ends as \n, trimmed. Bytes are capped before anything else is done with the
 * text, so that a megabyte costs nothing. Throws the rule's errors.
 */
export function readText(raw: string, rule: TextRule): string {
  if (raw.length > rule.max * BYTES_PER_GRAPHEME || Buffer.byteLength(raw) > rule.max * BYTES_PER_GRAPHEME) {
    throw rule.tooLong();
  }
  if (stacked.test(raw)) throw rule.characterInvalid();
  const text = normalize(raw).trim();
  if (!visible.test(text)) {
    if (rule.empty) throw rule.empty();
    return '';
  }
  if (control.test(text)) throw rule.characterInvalid();
  if (longerThan(text, rule.max)) throw rule.tooLong();
  return text;
}

/** Whether a text has more grapheme clusters than so many. */
export function longerThan(text: string, max: number): boolean {
  // A cluster is at least one UTF-16 unit, so most text needs no segmentation.
  if (text.length <= max) return false;
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count > max) return true;
  return false;
}
