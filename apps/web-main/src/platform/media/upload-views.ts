import { nextState, type UploadEvent } from './upload-state.ts';
import type { UploadView } from './upload-view.ts';

/** What screens see of a person's uploads: a new map at every change, so that they notice. */
export class UploadViews {
  #views: ReadonlyMap<string, UploadView> = new Map();
  readonly #listeners = new Set<() => void>();

  readonly all = (): ReadonlyMap<string, UploadView> => this.#views;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(id: string): UploadView | undefined {
    return this.#views.get(id);
  }

  set(view: UploadView): void {
    this.#publish(new Map(this.#views).set(view.id, view));
  }

  /** Shows those that are not shown yet; tells screens in any case that what the device keeps is known. */
  add(views: readonly UploadView[]): void {
    const known = new Map(this.#views);
    for (const view of views) if (!known.has(view.id)) known.set(view.id, view);
    this.#publish(known);
  }

  drop(id: string): void {
    const left = new Map(this.#views);
    if (left.delete(id)) this.#publish(left);
  }

  dispatch(id: string, event: UploadEvent): void {
    const view = this.#views.get(id);
    if (!view) return;
    const state = nextState(view.state, event);
    if (state !== view.state) this.set({ ...view, state });
  }

  #publish(views: ReadonlyMap<string, UploadView>): void {
    this.#views = views;
    for (const listener of this.#listeners) listener();
  }
}
