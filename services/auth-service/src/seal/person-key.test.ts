import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { newPersonKey, sealText, wrapPersonKey } from './person-key.js';
import { SecretBox } from './secret-box.js';

describe('sealText', () => {
  it('makes a compact JWE that only the person’s own key opens', async () => {
    const key = newPersonKey();
    const sealed = await sealText(key, 'person-1', 'jane@example.com');
    expect(sealed).not.toContain('jane');
    expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'person-1' });
    expect(Buffer.from((await compactDecrypt(sealed, key)).plaintext).toString()).toBe('jane@example.com');
    await expect(compactDecrypt(sealed, newPersonKey())).rejects.toThrow();
  });
});

describe('wrapPersonKey', () => {
  it('wraps a key for one person: it does not open as another’s', () => {
    const box = new SecretBox(newPersonKey(), 'person-keys');
    const key = newPersonKey();
    const wrapped = wrapPersonKey(box, 'person-1', key);
    expect(box.open(wrapped, 'person-1')).toEqual(key);
    expect(() => box.open(wrapped, 'person-2')).toThrow();
  });
});
