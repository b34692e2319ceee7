import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { faultOf } from './check-file.ts';

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
