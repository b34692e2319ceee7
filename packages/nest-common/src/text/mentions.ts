import { LIMITS } from '@my-girok/types';
import type { DomainError } from '../errors/domain-error.js';
import { longerThan, normalize } from './text.js';

/** `@name` in a text as it was sent, and whom it means. */
export interface MentionInput {
  start: number;
  end: number;
  userId: string;
}

/** `@name` in a text as it is stored; offsets are UTF-16 code units, the end is exclusive. */
export interface ReadMention {
  start: number;
  end: number;
  /** A person's id. */
  mention: string;
}

export interface MentionRule {
  tooMany: () => DomainError;
  invalid: () => DomainError;
  /** The id in its one written form; throws for what is none. */
  readId: (userId: string) => string;
}

/**
 * Mentions, in order, as parts of the stored text. What is sent is composed, its line ends are unified and it is trimmed before it
 * is stored, so offsets move; a range that ends within what was composed to one is refused, as is one that is no `@name`.
 * Throws the rule's errors.
 */
export function readMentions(
  raw: string,
  stored: string,
  inputs: readonly MentionInput[],
  rule: MentionRule,
): ReadMention[] {
  if (inputs.length === 0) return [];
  if (inputs.length > LIMITS.mentionsMax) throw rule.tooMany();
  const ordered = [...inputs].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const input of ordered) {
    if (input.start < end || input.end <= input.start || input.end > raw.length) throw rule.invalid();
    end = input.end;
  }
  const moved = moveOffsets(raw, stored, ordered, rule);
  return moved.map(([start, end], i) => {
    const name = stored.slice(start, end);
    // One sign more than names have: a mention is no place to hide where the rest of a text leads.
    const isName = /^[@＠]\S/u.test(name) && !name.includes('\n') && !longerThan(name, LIMITS.nameMax + 1);
    if (start < 0 || !isName) throw rule.invalid();
    return { start, end, mention: rule.readId((ordered[i] as MentionInput).userId) };
  });
}

function moveOffsets(
  raw: string,
  stored: string,
  ranges: readonly MentionInput[],
  { invalid }: MentionRule,
): [number, number][] {
  const cuts = [0, ...ranges.flatMap(({ start, end }) => [start, end]), raw.length];
  let composed = '';
  const at = cuts.slice(1).map((cut, i) => {
    composed += normalize(raw.slice(cuts[i], cut));
    return composed.length;
  });
  const whole = normalize(raw);
  // Parts that do not add up to the whole: a range was cut where two characters become one.
  if (composed !== whole) throw invalid();
  const lead = whole.length - whole.trimStart().length;
  return ranges.map((_, i) => {
    const [start, end] = [(at[2 * i] as number) - lead, (at[2 * i + 1] as number) - lead];
    if (start < 0 || end > stored.length) throw invalid();
    return [start, end];
  });
}
