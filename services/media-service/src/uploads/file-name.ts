import { LIMITS } from '@my-girok/types';

/** What a file is called whose sender gave no name, or none that can be shown. */
const NAMELESS = 'file';
/** An ending is kept when a long name is cut; longer ones are part of the name. */
const EXTENSION = /\.[\p{L}\p{N}]{1,16}$/u;

/** Zero-width joiners belong between letters of some scripts and parts of some emoji, and hide anything elsewhere. */
const JOINED =
  /(?<=[[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]--\p{Script=Latin}])[\u200c\u200d](?=[[\p{L}\p{Extended_Pictographic}]--\p{Script=Latin}])/gv;
/**
 * What is not seen but changes what is: controls, bidirectional overrides (a name that ends in `gpj.exe` shows as one that ends in
 * `exe.jpg`), separators of lines, unassigned and private code points, and characters that are drawn as nothing.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const KEPT = /[\u{fe0e}\u{fe0f}]/u;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A file's name from what its sender called it: the last part of a path, in NFC, without anything that is not seen, at most
 * `LIMITS.fileNameMax` UTF-16 code units, its ending kept. Never empty, never a way to another folder.
 */
export function fileNameFrom(given: string | null | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const seen = visible(last.replace(/[\t\n\v\f\r]/g, ' ')).normalize('NFC');
  // A dot at the end is not seen either where it is saved: some systems drop it.
  const name = cut(seen.replace(/\p{Zs}+/gu, ' ').trim()).replace(/[. ]+$/, '');
  return name !== '' ? name : NAMELESS;
}

function visible(text: string): string {
  const joiners = new Set([...text.matchAll(JOINED)].map(({ index }) => index));
  let kept = '';
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (joiners.has(at) || KEPT.test(character) || !UNSEEN.test(character)) kept += character;
    at += character.length;
  }
  return kept;
}

/** Whole characters only: half of one would show as another. */
function cut(name: string): string {
  if (name.length <= LIMITS.fileNameMax) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const room = LIMITS.fileNameMax - extension.length;
  let stem = '';
  // A little more than is kept, so that the last character is seen whole.
  for (const { segment } of characters.segment(name.slice(0, LIMITS.fileNameMax + 2))) {
    if (stem.length + segment.length > room) break;
    stem += segment;
  }
  return `${stem.trimEnd()}${extension}`;
}
