import { describe, expect, it } from 'vitest';
import { pending } from './chat.fixture.ts';
import { nextTime, parsePendingMessage } from './pending-message.ts';

describe('a message on the device', () => {
  it('is read back as it was', () => {
    const entry = pending('k1', { uploads: ['u'] });
    expect(parsePendingMessage(JSON.stringify(entry))).toEqual(entry);
  });

  it.each(['', 'null', '{"key":"k"}', '{"key":"k","roomId":"r","content":"","writtenAt":"","state":"odd"}'])(
    'is nothing when it is not one: %s',
    (text) => expect(parsePendingMessage(text)).toBeUndefined(),
  );

  it('has a time of its own, after all before it', () => {
    const at = nextTime(
      [pending('a', { writtenAt: '2026-11-24T04:00:00.005Z' })],
      Date.parse('2026-11-24T04:00:00.001Z'),
    );
    expect(at).toBe('2026-11-24T04:00:00.006Z');
    expect(nextTime([], 1_000)).toBe('1970-01-01T00:00:01.000Z');
  });
});
