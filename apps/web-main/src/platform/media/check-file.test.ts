import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { faultOf, harmless, purposeInMessage } from './check-file.ts';

const file = (name: string, type: string, size = 1000) => ({ name, type, size });

describe('faultOf', () => {
  it('lets through what may be a picture, also where the device does not know its type', () => {
    expect(faultOf(file('a.jpg', 'image/jpeg'))).toBeUndefined();
    expect(faultOf(file('a', ''))).toBeUndefined();
    expect(faultOf(file('a', 'application/octet-stream'))).toBeUndefined();
    expect(faultOf(file('a.gif', 'image/gif', LIMITS.uploadBytesMax))).toBeUndefined();
  });
  it('says what is sure to be refused', () => {
    expect(faultOf(file('a.jpg', 'image/jpeg', 0))).toBe('empty');
    expect(faultOf(file('a.jpg', 'image/jpeg', LIMITS.uploadBytesMax + 1))).toBe('tooLarge');
    expect(faultOf(file('IMG_1.HEIC', ''))).toBe('heic');
    expect(faultOf(file('a.svg', 'image/svg+xml'))).toBe('svg');
    expect(faultOf(file('a.pdf', 'application/pdf'))).toBe('type');
  });
});

describe('what is put into a message', () => {
  it('goes as a picture where it is one, and else as a file', () => {
    expect(purposeInMessage(file('a.png', 'image/png'))).toBe('message');
    expect(purposeInMessage(file('a.svg', 'image/svg+xml'))).toBe('file');
    expect(purposeInMessage(file('a.pdf', 'application/pdf'))).toBe('file');
    expect(purposeInMessage(file('a', ''))).toBe('file');
  });
  it('is never handed on with its place in it because it cannot be shown', () => {
    const photograph = file('IMG_1.HEIC', '');
    expect(purposeInMessage(photograph)).toBe('message');
    expect(faultOf(photograph, 'message')).toBe('heic');
    expect(faultOf(photograph, 'file')).toBeUndefined();
  });
  it('may be any file that is neither empty nor too large', () => {
    expect(faultOf(file('setup.exe', 'application/x-msdownload', LIMITS.uploadBytesMax), 'file')).toBeUndefined();
    expect(faultOf(file('a.txt', 'text/plain', 0), 'file')).toBe('empty');
    expect(faultOf(file('a.zip', 'application/zip', LIMITS.uploadBytesMax + 1), 'file')).toBe('tooLarge');
  });
});

describe('an address on this device', () => {
  it('keeps a picture’s type and no other', async () => {
    const picture = new File(['x'], 'a.png', { type: 'image/png' });
    expect(harmless(picture)).toBe(picture);
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', '']) {
      const made = harmless(new File(['<script>'], 'a', { type }));
      expect(made.type).toBe('application/octet-stream');
      expect(await made.text()).toBe('<script>');
    }
  });
});
