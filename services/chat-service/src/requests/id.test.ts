import { uuidv7 } from '@my-girok/nest-common';
import { expect, it } from 'vitest';
import { readClientId, readId, readIds } from './id.js';

it('reads an id in its one written form and refuses what is none', () => {
  const id = uuidv7();
  expect(readId(id.toUpperCase(), 'roomId')).toBe(id);
  for (const text of ['', 'x', `${id} `, `{${id}}`]) {
    expect(() => readId(text, 'roomId')).toThrow(expect.objectContaining({ code: 'CHAT_ID_INVALID', field: 'roomId' }));
  }
});

it('reads a batch once each, in order, without what is no id', () => {
  const [a, b] = [uuidv7(), uuidv7()];
  expect(readIds([b, a, 'x', b.toUpperCase()], 'roomIds', 4)).toEqual([b, a]);
  expect(() => readIds([a, a, a], 'roomIds', 2)).toThrow(expect.objectContaining({ code: 'CHAT_BATCH_TOO_LARGE' }));
});

it('refuses a client id that is no UUID', () => {
  const id = uuidv7();
  expect(readClientId(id.toUpperCase())).toBe(id);
  for (const text of ['', 'again']) {
    expect(() => readClientId(text)).toThrow(
      expect.objectContaining({ code: 'CHAT_CLIENT_ID_INVALID', field: 'clientId' }),
    );
  }
});
