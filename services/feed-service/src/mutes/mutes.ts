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
  '[[\\p{L}\\p{N}\\p{M}_]--[\\p{scx=Hangul}\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]]';
const SPACED_FIRST = new RegExp(`^${SPACED}`, 'v');
const SPACED_LAST = new RegExp(`${SPACED}$`, 'v');

/** Text in the one form in which words are compared: NFC, without case, every space alike. */
export function foldText(text: string): string {
  // Upper case first: that is how ß meets SS and a final sigma its others.
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC').replace(/ς/g, 'σ').replace(/\s+/g, ' ');
}

/** What a person's list hides now. What has run out no longer counts. */
export function mutesOf(list: MuteList | null, now: Date): Mutes {
  if (!list) return NO_MUTES;
  const live = <T extends Ending>(muted: T) => isLive(muted, now);
  const people = new Set(list.people.filter(live).map((muted) => muted.userId));
  const keys = list.words.filter(live).map((muted) => muted.key);
  if (keys.length === 0) return { people, hides: NO_MUTES.hides };
  const words = patternOf(keys);
  return { people, hides: (texts) => texts.some((text) => words.test(foldText(text))) };
}

export function isLive({ until }: Ending, now: Date): boolean {
  return until === undefined || until > now;
}

/** Patterns made lately: making one of 200 words takes 8 ms, measured, and its person reads page after page. */
const patterns = new Map<string, RegExp>();
const PATTERNS_MAX = 200;

function patternOf(words: readonly string[]): RegExp {
  const key = words.join('\n');
  const pattern = patterns.get(key) ?? anyOf(words);
  // Put at the end again: the first is the one that was not asked for the longest.
  patterns.delete(key);
  patterns.set(key, pattern);
  if (patterns.size > PATTERNS_MAX) patterns.delete(patterns.keys().next().value as string);
  return pattern;
}

/**
 * A pattern that finds any of these folded words in a folded text: as a whole word, but for scripts without spaces, and for
 * Korean, whose particles are written onto the word. So no letter of a spaced script may go on where one ends: `art` is not in
 * `party`, but in `art를`. One pattern for all, which shares their beginnings: a word at a time, 200 words that begin alike would
 * be looked for at every letter of a text made for it.
 */
function anyOf(words: readonly string[]): RegExp {
  const groups = Map.groupBy(words, (word) => `${SPACED_FIRST.test(word)} ${SPACED_LAST.test(word)}`);
  const alternatives = [...groups.values()].map((group) => {
    const word = group[0] as string;
    const before = SPACED_FIRST.test(word) ? `(?<!${SPACED})` : '';
    const after = SPACED_LAST.test(word) ? `(?!${SPACED})` : '';
    return `${before}(?:${group.map(literal).join('|')})${after}`;
  });
  return new RegExp(alternatives.join('|'), 'v');
}

function literal(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
