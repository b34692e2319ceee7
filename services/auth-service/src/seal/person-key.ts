import { randomBytes } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import type { SecretBox } from './secret-box.js';

/** A person's own key: 256 bits, kept only wrapped. */
export function newPersonKey(): Buffer {
  return randomBytes(32);
}

/** The form in which a person's key is stored; it opens for this person only. */
export function wrapPersonKey(box: SecretBox, personId: string, key: Uint8Array): Buffer {
  return box.close(key, personId);
}

/** JWE compact serialisation (RFC 7516), `dir` with A256GCM; `kid` is the person whose key opens it. */
export function sealText(key: Uint8Array, personId: string, text: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: personId })
    .encrypt(key);
}
