/** Handlers of one kind, called in the order in which they came; what one throws does not keep it from the others. */
export class Listeners<Args extends readonly unknown[]> {
  private readonly handlers = new Set<(...args: Args) => void>();

  constructor(private readonly onError: (error: unknown) => void) {}

  /** Returns what takes the handler out again. */
  add(handler: (...args: Args) => void): () => void {
    const own = (...args: Args) => handler(...args);
    this.handlers.add(own);
    return () => {
      this.handlers.delete(own);
    };
  }

  call(...args: Args): void {
    for (const handler of this.handlers) {
      try {
        handler(...args);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
