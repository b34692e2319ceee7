import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts small secrets for keeping in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce, under a key of its
 * own for each purpose (HKDF-SHA256, RFC 5869). The label is authenticated: a box moved to another row does not open.
 */
export class SecretBox {
  private readonly key: Buffer;

  constructor(master: Uint8Array, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `my-girok/${purpose}`, 32));
  }

  /** nonce ‖ ciphertext ‖ tag. */
  close(secret: Uint8Array, label: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(label));
    return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the box was made with another key, for another label, or has been changed. */
  open(box: Uint8Array, label: string): Buffer {
    const bytes = Buffer.from(box);
    if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('Not a sealed secret');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(label))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  }
}
