import { isPrivateMediaGrant } from '@my-girok/nest-common';
import { describe, expect, test } from 'vitest';
import { PictureAddresses, sizesOf } from './picture-addresses.js';

const widths = (width: number, animated = false) => sizesOf({ width, animated }).map((size) => size.width);

describe('the sizes of a picture', () => {
  test('are those presets that are not wider than it', () => {
    expect(widths(1920)).toEqual([320, 640, 960, 1280, 1920]);
    expect(widths(1919)).toEqual([320, 640, 960, 1280]);
    expect(widths(320)).toEqual([320]);
  });

  test('of a narrow picture are its own width', () => {
    expect(sizesOf({ width: 200, animated: false })).toEqual([{ preset: 'w320', width: 200 }]);
  });

  test('of a moving picture end at 960', () => {
    expect(widths(4000, true)).toEqual([320, 640, 960]);
  });
});

describe('addresses', () => {
  const key = 'k'.repeat(32);
  const addresses = new PictureAddresses('https://media.test', key);

  test('of public pictures name the medium and the preset alone', () => {
    expect(addresses.public('m1', 'w640')).toBe('https://media.test/media/m1/w640');
  });

  test('of other pictures say who looks, at which post, and until when', () => {
    const [, , viewer, post, end, signature, medium, preset] = new URL(
      addresses.private('m1', 'v1', 'p1', 'thumb'),
    ).pathname.split('/');
    expect([viewer, post, medium, preset]).toEqual(['v1', 'p1', 'm1', 'thumb']);
    const grant = { mediaId: 'm1', viewerId: 'v1', subjectId: 'p1' };
    expect(isPrivateMediaGrant(grant, Number(end), String(signature), key, Date.now())).toBe(true);
    expect(isPrivateMediaGrant({ ...grant, viewerId: 'v2' }, Number(end), String(signature), key, Date.now())).toBe(
      false,
    );
  });
});
