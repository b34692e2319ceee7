import { expect, it } from 'vitest';
import { readConfig } from './config.js';

it('reads where the API, the sockets and the pictures are', () => {
  const config = readConfig({
    API_URL: 'https://api.test',
    WS_URL: 'https://ws.test',
    MEDIA_URL: 'https://media.test',
  });
  expect([config.apiUrl.origin, config.wsUrl.origin, config.mediaUrl.origin]).toEqual([
    'https://api.test',
    'https://ws.test',
    'https://media.test',
  ]);
});

it('reads where calls go, and goes without where nobody says', () => {
  expect(readConfig({ RTC_URL: 'https://rtc.test' }).rtcUrl?.origin).toBe('https://rtc.test');
  expect(readConfig({}).rtcUrl).toBeUndefined();
  expect(() => readConfig({ RTC_URL: 'ftp://rtc.test' })).toThrow('RTC_URL is not an http address');
});

it('names everything that is wrong at once, and never its value', () => {
  expect(() => readConfig({ HTTP_PORT: 'x1', API_URL: 'ftp://a', WS_URL: 'ws://b', MEDIA_URL: 'c' })).toThrow(
    'web-main cannot start: HTTP_PORT is not a port; API_URL is not an http address; WS_URL is not an http address; MEDIA_URL is not an http address',
  );
});
