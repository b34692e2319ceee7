import { expect, it } from 'vitest';
import { forgetOnDevice } from './forget-on-device.ts';

function device(...keys: string[]) {
  const kept = new Map(keys.map((key) => [key, 'kept']));
  return {
    kept,
    storage: {
      key: (at: number) => [...kept.keys()][at] ?? null,
      removeItem: (key: string) => void kept.delete(key),
      get length() {
        return kept.size;
      },
    },
  };
}

it('removes everything of the person, and nothing of anybody or anything else', () => {
  const others = [
    'girok.draft.grace.post',
    'girok.outbox.grace.k1',
    'girok.theme',
    'other.ada.post',
    'girok.draft.ada-2.post',
  ];
  const { kept, storage } = device('girok.draft.ada.post', 'girok.outbox.ada.k1', 'girok.outbox.ada.k2', ...others);
  forgetOnDevice('ada', storage);
  expect([...kept.keys()]).toEqual(others);
});

it('passes over a device that refuses to store', () => {
  const refusing = {
    key: () => null,
    removeItem: () => {},
    get length(): number {
      throw new DOMException('no', 'SecurityError');
    },
  };
  expect(() => forgetOnDevice('ada', refusing)).not.toThrow();
});
