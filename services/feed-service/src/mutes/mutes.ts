/** Until when; absent: for good. */
interface Ending {
  until?: Date;
}

export interface MutedPerson extends Ending {
  userId: string;
}

export interface MutedWord extends Ending {
  /** As it was written. */
  word: string;
  /** As it is looked for: `foldText` of it. */
  key: string;
}

/** Everything one person has muted: one bounded document, read by key with every page. */
export interface MuteList {
  /** The person's id. */
  _id: string;
  people: MutedPerson[];
  words: MutedWord[];
}

/** What a person has muted, as it holds now. */
export interface Mutes {
  people: ReadonlySet<string>;
  /** Whether one of these texts holds a muted word. */
  hides(texts: readonly string[]): boolean;
}

export const NO_MUTES: Mutes = { people: new Set(), hides: () => false };

/** Letters and digits of scripts that put spaces between words. */
const SPACED =
  /[[\p{L}\p{N}\p{M}_]--[\p{scx=Hangul}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]/v;

/** Text in the one form in which words are compared: NFC, without case, every space alike. */
export function foldText(text: string): string {
  // Upper case first: that is how ß meets SS and a final sigma its others.
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC').replace(/ς/g, 'σ').replace(/\s+/g, ' ');
}

/** What a person's list hides now. What has run out no longer counts. */
export function mutesOf(list: MuteList | null, now: Date): Mutes {
  if (!list) return NO_MUTES;
  const keys = list.words.filter((muted) => isLive(muted, now)).map((muted) => muted.key);
  return {
    people: new Set(list.people.filter((muted) => isLive(muted, now)).map((muted) => muted.userId)),
    hides: (texts) =>
      keys.length > 0 &&
      texts.some((text) => {
        const folded = foldText(text);
        return keys.some((key) => holdsWord(folded, key));
      }),
  };
}

export function isLive({ until }: Ending, now: Date): boolean {
  return until === undefined || until > now;
}

/**
 * Whether a folded text holds a folded word: as a whole word, but for scripts without spaces, and for Korean, whose particles
 * are written onto the word. So no letter of a spaced script may go on where one ends: `art` is not in `party`, but in `art를`.
 */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isInsideWord(text, at) && !isInsideWord(text, at + word.length)) return true;
  }
  return false;
}

/** Whether letters of one spaced word stand on both sides of this place. */
function isInsideWord(text: string, at: number): boolean {
  const after = text.codePointAt(at);
  if (at === 0 || after === undefined) return false;
  const before = text.codePointAt(isLowSurrogate(text.charCodeAt(at - 1)) ? at - 2 : at - 1);
  return before !== undefined && isSpaced(before) && isSpaced(after);
}

function isSpaced(codePoint: number): boolean {
  return SPACED.test(String.fromCodePoint(codePoint));
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
