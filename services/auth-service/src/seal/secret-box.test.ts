import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box.js';

const master = randomBytes(32);
const secret = Buffer.from('a private key');

describe('SecretBox', () => {
  it('opens what it closed, and never closes the same way twice', () => {
    const box = new SecretBox(master, 'test');
    const [one, other] = [box.close(secret, 'row'), box.close(secret, 'row')];
    expect(one.equals(other)).toBe(false);
    expect(one.includes(secret)).toBe(false);
    expect(box.open(one, 'row')).toEqual(secret);
  });

  it('opens nothing made with another key, for another purpose or row, nor anything changed or cut', () => {
    const box = new SecretBox(master, 'test');
    const closed = box.close(secret, 'row');
    const changed = Buffer.from(closed);
    changed.writeUInt8(changed.readUInt8(15) ^ 1, 15);
    expect(() => new SecretBox(randomBytes(32), 'test').open(closed, 'row')).toThrow();
    expect(() => new SecretBox(master, 'other').open(closed, 'row')).toThrow();
    expect(() => box.open(closed, 'another row')).toThrow();
    expect(() => box.open(changed, 'row')).toThrow();
    expect(() => box.open(closed.subarray(0, 20), 'row')).toThrow('Not a sealed secret');
  });
});
