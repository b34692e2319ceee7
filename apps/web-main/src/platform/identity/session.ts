/** Who this device last showed itself for. A convenience for drawing the page at once; it opens nothing. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | null;
}

const KEY = 'girok.person';

/**
 * Whether the page's session still holds. The cookie is invisible here by design: only the API's answers tell.
 * `expired` is set when a session that had been confirmed in this page ends under the person's hands.
 */
export class Session {
  #confirmed = false;
  #expired = false;
  readonly #listeners = new Set<() => void>();

  readonly expired = (): boolean => this.#expired;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The API named the person. */
  confirm(): void {
    this.#confirmed = true;
    this.#set(false);
  }

  /** The API says nobody is signed in. Before the first confirmation the page simply shows the log-in screen. */
  lost(): void {
    if (this.#confirmed) this.#set(true);
  }

  /** The person logged out, or will log in as somebody else. */
  end(): void {
    this.#confirmed = false;
    this.#set(false);
  }

  isConfirmed(): boolean {
    return this.#confirmed;
  }

  #set(expired: boolean): void {
    if (this.#expired === expired) return;
    this.#expired = expired;
    for (const listener of this.#listeners) listener();
  }
}

export function rememberedPerson(): Person | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { id, name } = kept as Partial<Person>;
    return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
  } catch {
    return undefined;
  }
}

export function rememberPerson(person: Person | undefined): void {
  try {
    if (person) localStorage.setItem(KEY, JSON.stringify({ id: person.id, name: person.name }));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the page asks before it draws; nothing else is lost.
  }
}
