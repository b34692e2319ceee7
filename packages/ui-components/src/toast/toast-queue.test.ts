import { describe, expect, it } from 'vitest';
import { ToastQueue } from './toast-queue';

describe('ToastQueue', () => {
  it('keeps the order of messages and closes one by its id', () => {
    const queue = new ToastQueue();
    const first = queue.add({ words: 'Saved' });
    queue.add({ words: 'Deleted' });
    queue.close(first);
    expect(queue.snapshot().map(({ words }) => words)).toEqual(['Deleted']);
  });

  it('tells listeners of changes only, until they leave', () => {
    const queue = new ToastQueue();
    let told = 0;
    const leave = queue.subscribe(() => {
      told += 1;
    });
    const id = queue.add({ words: 'Saved' });
    queue.close(id);
    queue.close(id);
    leave();
    queue.add({ words: 'Unheard' });
    expect(told).toBe(2);
  });

  it('gives the same snapshot until something changes, as useSyncExternalStore demands', () => {
    const queue = new ToastQueue();
    queue.add({ words: 'Saved' });
    expect(queue.snapshot()).toBe(queue.snapshot());
  });
});
