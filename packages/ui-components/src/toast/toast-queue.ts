export interface ToastContent {
  /** What has happened, in one sentence. */
  words: string;
  tone?: 'plain' | 'danger';
  /** Undo or retry. A toast with an action stays until it is answered or closed. */
  action?: { label: string; onAction: () => void };
  /** How long it stays, in ms; 6000 without an action. */
  timeoutMs?: number;
}

export interface Toast extends ToastContent {
  readonly id: number;
}

/** The most toasts on screen at once; later ones wait their turn. */
export const TOASTS_SHOWN = 3;

/** Messages waiting to be seen. Make one an app; `ToastRegion` shows it. Usable with `useSyncExternalStore`. */
export class ToastQueue {
  #next = 1;
  #toasts: readonly Toast[] = [];
  readonly #listeners = new Set<() => void>();

  /** Adds a message and gives the id to close it by. */
  add(content: ToastContent): number {
    const id = this.#next++;
    this.#set([...this.#toasts, { ...content, id }]);
    return id;
  }

  close(id: number): void {
    const rest = this.#toasts.filter((toast) => toast.id !== id);
    if (rest.length < this.#toasts.length) this.#set(rest);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): readonly Toast[] => this.#toasts;

  #set(toasts: readonly Toast[]): void {
    this.#toasts = toasts;
    for (const listener of this.#listeners) listener();
  }
}
