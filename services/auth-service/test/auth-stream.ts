import { partitionOf } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { jetstream, type StoredMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { SecretBox } from '../src/seal/secret-box.js';
import type { AuthFixture } from './auth-service.fixture.js';

/** Every message of an aggregate in stream AUTH, once there are as many as expected. */
export async function publishedOf(
  nats: NatsConnection,
  type: string,
  aggregateId: string,
  expected: number,
): Promise<StoredMsg[]> {
  const subject = `${type}.${partitionOf(aggregateId)}`;
  const { direct } = await jetstream(nats).jetstreamManager();
  return untilTrue(async () => {
    const found: StoredMsg[] = [];
    let sequence = 1;
    for (;;) {
      const message = await direct.getMessage('AUTH', { seq: sequence, next_by_subj: subject });
      if (!message) break;
      sequence = message.seq + 1;
      if (message.header.get('ce-subject') === aggregateId) found.push(message);
    }
    return found.length >= expected ? found : undefined;
  });
}

/** What auth-service does when it may: opens the person's key as it is stored, then the text. Undefined when no stored key opens it. */
export async function unseal(auth: AuthFixture, personId: string, sealed: string): Promise<string | undefined> {
  const header = decodeProtectedHeader(sealed);
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || header.kid !== personId)
    throw new Error('Not sealed for them');
  const box = new SecretBox(auth.config.AUTH_SEAL_KEY, 'person-keys');
  for (const row of await auth.db.selectFrom('person_keys').selectAll().execute()) {
    const key = box.open(row.wrapped_key, row.person_id);
    const opened = await compactDecrypt(sealed, key).catch(() => undefined);
    if (opened) return Buffer.from(opened.plaintext).toString();
  }
  return undefined;
}
