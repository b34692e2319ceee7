import type { Waiting } from './match-types.ts';
import type { Asked } from './use-match-words.ts';

/** What each step asks, the strictest first, as docs/adr/0016-meeting-by-chance.md has it. */
const STEPS: readonly Asked[] = [
  { commonInterests: 2, sameIntent: true, firstLanguage: true },
  { commonInterests: 1, sameIntent: true, firstLanguage: false },
  { commonInterests: 0, sameIntent: true, firstLanguage: false },
  { commonInterests: 0, sameIntent: false, firstLanguage: false },
];

export interface Rung extends Asked {
  readonly step: number;
  readonly place: 'past' | 'now' | 'next';
}

/**
 * The steps of a wait, each with what it asks. What is asked now is what the service says; what the others ask is known only where their
 * number is the one we know. Nobody is asked for more interests than they chose.
 */
export function rungsOf(waiting: Waiting): readonly Rung[] {
  const now: Rung = {
    step: waiting.step,
    place: 'now',
    commonInterests: waiting.commonInterests,
    sameIntent: waiting.sameIntent,
    firstLanguage: waiting.firstLanguage,
  };
  if (waiting.steps !== STEPS.length) return [now];
  const most = waiting.criteria.interests.length;
  const rungs = STEPS.map((asked, step): Rung => {
    if (step === waiting.step) return now;
    const commonInterests = Math.min(asked.commonInterests, most);
    return { ...asked, commonInterests, step, place: step < waiting.step ? 'past' : 'next' };
  });
  // Who chose few interests has steps that ask the same: they are one.
  return rungs.filter((rung, at) => {
    const [before, after] = [rungs[at - 1], rungs[at + 1]];
    if (rung.place === 'now') return true;
    return !(before && asksTheSame(before, rung)) && !(after?.place === 'now' && asksTheSame(after, rung));
  });
}

const asksTheSame = (one: Asked, other: Asked): boolean =>
  one.commonInterests === other.commonInterests &&
  one.sameIntent === other.sameIntent &&
  one.firstLanguage === other.firstLanguage;
