/** A piece of news that parts of the page tell each other. */
function topic() {
  const listeners = new Set<() => void>();
  return {
    tell: (): void => {
      for (const listener of listeners) listener();
    },
    on: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const timeline = topic();
const lists = topic();

/** The timeline may have something new for a reason outside of it, such as following somebody. */
export const timelineMayHaveChanged = timeline.tell;
export const onTimelineChange = timeline.on;

/** What may be shown at all has changed (a mute, a block): lists on the page ask again for what they hold. */
export const listsMayHaveChanged = lists.tell;
export const onListsChange = lists.on;
