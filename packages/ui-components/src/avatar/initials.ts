import { firstGrapheme } from '../text/graphemes';

/** Family names of two syllables; every other Korean family name has one. */
const COMPOUND_FAMILY_NAMES = new Set([
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '서문',
  '독고',
  '동방',
  '망절',
  '어금',
  '소봉',
  '장곡',
]);

/** The family names of more than 99% of Koreans (census of 2015, the hundred most common). */
const FAMILY_NAMES = new Set(
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감호음빈동온'
    .normalize('NFC')
    .split(''),
);

/**
 * What stands for a person without a picture.
 * A Korean name gives its given name's first syllable: a fifth of all Koreans are named Kim, so the family name would
 * tell nobody apart. A name of one word and not three syllables may be a pen name and gives its first syllable.
 * Latin names give the first letters of the first and the last word; anything else its first character.
 */
export function initials(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  if (/^\p{Script=Hangul}+$/u.test(words.join(''))) return firstGrapheme(givenName(words));
  if (words.length > 1 && /^\p{Script=Latin}/u.test(first)) {
    return `${firstGrapheme(first)}${firstGrapheme(words.at(-1) ?? '')}`.toLocaleUpperCase('en');
  }
  return firstGrapheme(first).toLocaleUpperCase('en');
}

function givenName(words: readonly string[]): string {
  const [first = '', second] = words;
  const isFamily = FAMILY_NAMES.has(first) || COMPOUND_FAMILY_NAMES.has(first);
  if (second !== undefined) return isFamily ? second : first;
  const compound = first.slice(0, 2);
  if (first.length === 4 && COMPOUND_FAMILY_NAMES.has(compound)) return first.slice(2);
  if (first.length === 3 && COMPOUND_FAMILY_NAMES.has(compound)) return first.slice(2);
  if (first.length === 3 && FAMILY_NAMES.has(first.slice(0, 1))) return first.slice(1);
  return first;
}
