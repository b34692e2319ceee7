import { type ChatState, NOTHING_YET } from './chat-state.ts';

/** Holds the state of chats and tells screens when it changes. */
export class ChatStore {
  #state: ChatState = NOTHING_YET;
  readonly #listeners = new Set<() => void>();

  readonly get = (): ChatState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(by: (state: ChatState) => ChatState): void {
    const next = by(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
