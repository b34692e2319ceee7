import { LIMITS } from '@my-girok/types';

/** `@name` in a text and whom it means; offsets in UTF-16 code units, `end` exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly userId: string;
  /** As it stands in the text, without `@`: a range whose text is another no longer means anybody. */
  readonly name: string;
}

interface Change {
  /** From where to where the old text was replaced, and how long what replaced it is. */
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** What changed, where the caret stands at its end: without the caret, a repeated letter could be any of its neighbours. */
function changeOf(before: string, after: string, caret: number): Change {
  const tail = after.length - caret;
  const isAtCaret = tail <= before.length && before.endsWith(after.slice(caret));
  let suffix = isAtCaret ? tail : 0;
  const shorter = Math.min(before.length, after.length);
  if (!isAtCaret) while (suffix < shorter && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  const most = shorter - suffix;
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  return { start, end: before.length - suffix, length: after.length - suffix - start };
}

/** The mentions of a text after it was changed: moved with it, gone where the change touched them. */
export function moveMentions(
  mentions: readonly Mention[],
  before: string,
  after: string,
  caret: number,
): readonly Mention[] {
  if (mentions.length === 0 || before === after) return mentions;
  const { start, end, length } = changeOf(before, after, caret);
  const by = length - (end - start);
  const moved = mentions.flatMap((mention) => {
    if (mention.end <= start) return [mention];
    if (mention.start >= end) return [{ ...mention, start: mention.start + by, end: mention.end + by }];
    return [];
  });
  return validMentions(after, moved);
}

/** Those that still say what they meant, in order, as many as a text may have. */
export function validMentions(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let last = 0;
  return [...mentions]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end, name }) => {
      const holds = start >= last && text.slice(start, end) === `@${name}`;
      if (holds) last = end;
      return holds;
    })
    .slice(0, LIMITS.mentionsMax);
}

/** As the text is sent: without the space around it. */
export function trimmed(text: string, mentions: readonly Mention[]): { text: string; mentions: readonly Mention[] } {
  const content = text.trim();
  const lead = text.length - text.trimStart().length;
  const moved = mentions.map((mention) => ({ ...mention, start: mention.start - lead, end: mention.end - lead }));
  return { text: content, mentions: validMentions(content, moved) };
}

export interface MentionQuery {
  /** Where its `@` stands. */
  readonly start: number;
  readonly words: string;
}

const QUERY = /(?:^|[\s([{"'“‘「])[@＠]([^\s@＠](?:[^\n@＠]{0,39}))?$/u;

/** What is being written after an `@` before the caret; undefined when nobody is being named. */
export function queryAt(text: string, caret: number, mentions: readonly Mention[]): MentionQuery | undefined {
  const found = QUERY.exec(text.slice(Math.max(0, caret - 60), caret));
  if (!found) return undefined;
  const words = found[1] ?? '';
  const start = caret - words.length - 1;
  return mentions.some((mention) => start >= mention.start && start < mention.end) ? undefined : { start, words };
}

/** A syllable that an input method has only begun says nothing yet of the name. */
const begun = /[\u3131-\u318e]+$/u;
const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase();

/** People whose name, or a word of it, begins with what was written. */
export function matching<P extends { readonly name: string }>(people: readonly P[], words: string): readonly P[] {
  const wanted = plain(words.replace(begun, ''));
  if (wanted === '') return people;
  return people.filter(({ name }) => {
    const known = plain(name);
    return known.startsWith(wanted) || known.split(/\s+/).some((word) => word.startsWith(wanted));
  });
}

/** Puts a person's name where their `@` was begun. */
export function complete(
  text: string,
  mentions: readonly Mention[],
  { start, words }: MentionQuery,
  person: { readonly id: string; readonly name: string },
): { text: string; mentions: readonly Mention[]; caret: number } {
  const queryEnd = start + 1 + words.length;
  const rest = text.slice(queryEnd);
  const named = `@${person.name}`;
  const space = /^\s/.test(rest) ? '' : ' ';
  const next = text.slice(0, start) + named + space + rest;
  const end = start + named.length;
  const others = moveMentions(mentions, text, next, end + space.length);
  return {
    text: next,
    mentions: validMentions(next, [...others, { start, end, userId: person.id, name: person.name }]),
    caret: end + 1,
  };
}
