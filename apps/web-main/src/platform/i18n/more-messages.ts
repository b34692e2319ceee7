import type { Locale } from '@my-girok/types';
import type more from '../../../messages/en.more.json';

type More = typeof more;

/**
 * Messages that only some pages say: loaded before such a page is shown, and in another language when the page's language changes.
 */
class MoreMessages {
  #spoken: More | undefined;
  #locale: Locale | undefined;
  #isWanted = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly load: Readonly<Record<Locale, () => Promise<More>>>) {}

  readonly get = (): More | undefined => this.#spoken;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The page's language is, or is about to be, this one. */
  async speak(locale: Locale): Promise<void> {
    this.#locale = locale;
    if (this.#isWanted) await this.#say(locale);
  }

  /** A page needs them. */
  async want(): Promise<void> {
    if (this.#isWanted || !this.#locale) return;
    await this.#say(this.#locale);
    this.#isWanted = true;
  }

  async #say(locale: Locale): Promise<void> {
    const spoken = await this.load[locale]();
    if (this.#locale !== locale) return;
    this.#spoken = spoken;
    for (const listener of this.#listeners) listener();
  }
}

export const moreMessages = new MoreMessages({
  en: async () => (await import('../../../messages/en.more.json')).default,
  ko: async () => (await import('../../../messages/ko.more.json')).default,
});
