import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageFrom } from './page.js';

const MEDIA = 'http://media.test';
const ADDRESSES = { api: 'http://api.test', ws: 'https://ws.test' };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'girok-page-'));
  file = join(folder, 'index.html');
  writeFileSync(file, '<head><!-- run-time --></head>one');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('pageFrom', () => {
  it('writes the addresses and a nonce that no two pages share, and allows exactly these', () => {
    const page = pageFrom(pathToFileURL(file), MEDIA);
    const [first, second] = [page(ADDRESSES), page(ADDRESSES)];
    expect(first.html).toContain('<meta name="girok-api" content="http://api.test">');
    expect(first.html).toContain('<meta name="girok-ws" content="https://ws.test">');
    const nonce = /nonce="([^"]+)"/.exec(first.html)?.[1];
    expect(first.policy).toContain(`'nonce-${nonce}'`);
    expect(first.policy).toContain('connect-src http://api.test https://ws.test wss://ws.test http://media.test;');
    expect(first.policy).toContain("img-src 'self' data: blob: http://media.test;");
    expect(second.html).not.toContain(nonce);
  });

  it('lets calls go to their media server, by http and by socket', () => {
    const { policy } = pageFrom(pathToFileURL(file), MEDIA, 'https://rtc.test')(ADDRESSES);
    expect(policy).toContain(
      'connect-src http://api.test https://ws.test wss://ws.test https://rtc.test wss://rtc.test http://media.test;',
    );
  });

  it('allows no inline script and no inline style', () => {
    const { policy } = pageFrom(pathToFileURL(file), MEDIA)(ADDRESSES);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('serves a new build as soon as it is there', () => {
    const page = pageFrom(pathToFileURL(file), MEDIA);
    writeFileSync(file, '<head><!-- run-time --></head>two');
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(page(ADDRESSES).html).toContain('two');
  });

  it('refuses a build that has no place for the values', () => {
    writeFileSync(file, '<head></head>');
    expect(() => pageFrom(pathToFileURL(file), MEDIA)).toThrow('no place');
  });
});
