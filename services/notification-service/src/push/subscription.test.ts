import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEndpoint, readSubscription } from './subscription.js';

const HOSTS = ['push.example', '*.notify.example', '127.0.0.1:4433'];
const refusedAs = (code: string, field?: string) => expect.objectContaining({ code, ...(field && { field }) });

describe('readEndpoint', () => {
  it.each([
    ['https://push.example/a?b=c', 'https://push.example/a?b=c'],
    ['https://PUSH.example:443/a#b', 'https://push.example/a'],
    ['https://eu.notify.example/x', 'https://eu.notify.example/x'],
    ['https://127.0.0.1:4433/x', 'https://127.0.0.1:4433/x'],
  ])('takes %s', (text, written) => {
    expect(readEndpoint(text, HOSTS)).toBe(written);
  });

  it.each([
    'http://push.example/a',
    'https://push.example:8443/a',
    'https://push.example.evil.test/a',
    'https://evilnotify.example/a',
    'https://notify.example/a',
    'https://user:word@push.example/a',
    'https://evil.test\\@push.example/a',
    'https://127.0.0.1/x',
    'push.example',
    '',
    `https://push.example/${'a'.repeat(2000)}`,
  ])('refuses %s', (text) => {
    expect(() => readEndpoint(text, HOSTS)).toThrow(refusedAs('NOTIFICATION_ENDPOINT_INVALID', 'endpoint'));
  });
});

describe('readSubscription', () => {
  const point = createECDH('prime256v1').generateKeys();
  const right = {
    endpoint: 'https://push.example/a',
    p256dh: point.toString('base64url'),
    auth: Buffer.alloc(16, 7).toString('base64url'),
    locale: 'ko',
  };

  it('gives what a browser gave', () => {
    expect(readSubscription(right, HOSTS)).toEqual(right);
  });

  it.each([
    ['too short', point.subarray(1).toString('base64url')],
    ['compressed', Buffer.concat([Buffer.from([2]), point.subarray(1)]).toString('base64url')],
    ['not on the curve', Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url')],
    ['not base64url', '%'.repeat(87)],
    ['empty', ''],
  ])('refuses a key that is %s', (_, p256dh) => {
    expect(() => readSubscription({ ...right, p256dh }, HOSTS)).toThrow(
      refusedAs('NOTIFICATION_PUSH_KEY_INVALID', 'p256dh'),
    );
  });

  it.each(['', Buffer.alloc(15).toString('base64url'), '='])('refuses the secret %j', (auth) => {
    expect(() => readSubscription({ ...right, auth }, HOSTS)).toThrow(
      refusedAs('NOTIFICATION_PUSH_KEY_INVALID', 'auth'),
    );
  });

  it('refuses a language that it has no words in', () => {
    expect(() => readSubscription({ ...right, locale: 'fr' }, HOSTS)).toThrow(
      refusedAs('NOTIFICATION_LOCALE_UNSUPPORTED', 'locale'),
    );
  });
});
