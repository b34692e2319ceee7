import type { Realtime } from '../../../platform/realtime/realtime.ts';
import type { MatchLine } from './match-line.ts';
import { setMatchGoing } from './match-signal.ts';
import { Matching } from './matching.ts';

let running: { readonly person: string; readonly matching: Matching } | undefined;

/** A person's matching, made once a page; another person's is forgotten. */
export function runningMatching(person: string): Matching {
  if (running?.person !== person) running = { person, matching: new Matching() };
  return running.matching;
}

/** Hears the line from here on, on whichever page the person is: a ticket lives as long as somebody hears of it. Answers what ends it. */
export function runMatching(person: string, realtime: Realtime): () => void {
  const matching = runningMatching(person);
  let isOver = false;
  const stop = matching.store.subscribe(() => {
    const state = matching.store.get()?.state;
    setMatchGoing(state !== undefined && state !== 'idle' && state !== 'ended');
  });
  realtime.line('/matching').then(
    (line) => !isOver && matching.follow(line as MatchLine),
    // The page for it says so, and asks again.
    () => undefined,
  );
  return () => {
    isOver = true;
    stop();
    matching.unfollow();
    setMatchGoing(false);
  };
}
