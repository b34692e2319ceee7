import { createHash } from 'node:crypto';
import { request } from 'node:https';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { DELIVERY, type PushJob } from './push-job.js';
import { PushKeys } from './push-keys.js';
import type { PushSubscription } from './subscription.js';

const DEADLINE_MS = 10_000;

/** What became of a push. */
export type Outcome =
  | { kind: 'sent' }
  /** The browser has no such subscription any more. */
  | { kind: 'gone' }
  | { kind: 'later'; reason: string; retryAfterSeconds?: number }
  | { kind: 'refused'; status: number };

/**
 * Speaks to browsers' push services: encrypted for the browser alone (RFC 8291), signed as ours (RFC 8292). Only addresses that were read by
 * `readEndpoint` come here; redirects are not followed, and of an answer only its status and Retry-After are read.
 */
@Injectable()
export class PushServiceClient {
  constructor(private readonly keys: PushKeys) {}

  async send(subscription: PushSubscription, job: PushJob, payload: string): Promise<Outcome> {
    if (!this.keys.details) return { kind: 'later', reason: 'push is not set up' };
    const { endpoint, p256dh, auth } = subscription;
    const ttl = Math.ceil((job.expiresAt.getTime() - Date.now()) / 1000);
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: this.keys.details,
      TTL: Math.max(0, ttl),
      urgency: DELIVERY[job.kind].urgency,
      topic: topicOf(job.groupKey),
    });
    try {
      return outcomeOf(await post(endpoint, details.headers, details.body));
    } catch (error) {
      return { kind: 'later', reason: (error as Error).message };
    }
  }
}

/** A later push of the same group takes the place of one that a push service still holds (RFC 8030: at most 32 characters). */
export function topicOf(groupKey: string): string {
  return createHash('sha256').update(groupKey).digest('base64url').slice(0, 32);
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
}

function post(endpoint: string, headers: object, body: Buffer | null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const sending = request(endpoint, { method: 'POST', headers: { ...headers }, signal }, (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      // However much it says: it is not read.
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function outcomeOf({ status, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status !== 429 && status < 500) return { kind: 'refused', status };
  const seconds = Number(retryAfter);
  return {
    kind: 'later',
    reason: `answered ${status}`,
    ...(retryAfter && Number.isFinite(seconds) && { retryAfterSeconds: seconds }),
  };
}
