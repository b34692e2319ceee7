import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { isUploadId, newUploadId, parseIntent } from './upload.js';

describe('what an upload is said to be', () => {
  it('is read from tus’s headers', () => {
    const sha256 = randomBytes(32);
    expect(parseIntent('1000', { purpose: 'avatar', sha256: sha256.toString('base64'), filename: 'x.jpg' })).toEqual({
      bytes: 1000,
      purpose: 'avatar',
      name: '',
      sha256,
    });
    expect(parseIntent('1', { purpose: 'file', filename: '../\u{202e}회의.txt' })).toMatchObject({ name: '회의.txt' });
    expect(parseIntent('1', { purpose: 'file' })).toMatchObject({ name: 'file' });
    expect(parseIntent(`${LIMITS.uploadBytesMax}`, { purpose: 'post' }).bytes).toBe(LIMITS.uploadBytesMax);
  });

  it.each([
    [undefined, 'MEDIA_LENGTH_REQUIRED'],
    ['0', 'MEDIA_LENGTH_REQUIRED'],
    ['-5', 'MEDIA_LENGTH_REQUIRED'],
    ['1e3', 'MEDIA_LENGTH_REQUIRED'],
    [`${LIMITS.uploadBytesMax + 1}`, 'MEDIA_TOO_LARGE'],
    ['999999999999999', 'MEDIA_TOO_LARGE'],
  ])('with a length of %s is refused with %s', (length, code) => {
    expect(() => parseIntent(length, { purpose: 'post' })).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    [{}, 'MEDIA_PURPOSE_INVALID'],
    [{ purpose: null }, 'MEDIA_PURPOSE_INVALID'],
    [{ purpose: 'Post' }, 'MEDIA_PURPOSE_INVALID'],
    [{ purpose: 'post', sha256: '' }, 'MEDIA_METADATA_INVALID'],
    [{ purpose: 'post', sha256: randomBytes(20).toString('base64') }, 'MEDIA_METADATA_INVALID'],
  ])('with %o is refused with %s', (metadata, code) => {
    expect(() => parseIntent('10', metadata)).toThrow(expect.objectContaining({ code }));
  });
});

it('an address is known by its shape, and never the same', () => {
  const id = uuidv7();
  expect(newUploadId(id)).not.toBe(newUploadId(id));
  expect(isUploadId(newUploadId(id))).toBe(true);
  for (const text of [id, `${id}.`, `../${newUploadId(id)}`, `${newUploadId(id)}.info`, ''])
    expect(isUploadId(text)).toBe(false);
});
