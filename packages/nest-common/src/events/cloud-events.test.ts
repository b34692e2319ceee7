import { headers } from '@nats-io/transport-node';
import { expect, it } from 'vitest';
import { cloudEventHeaders, readCloudEvent } from './cloud-events.js';
import type { OutboxRecord } from './envelope.js';

const record: OutboxRecord = {
  id: '0198f000-0000-7000-8000-000000000001',
  type: 'post.created',
  aggregateId: 'post-1',
  aggregateVersion: 7,
  data: '{"postId":"post-1"}',
  time: new Date('2026-11-23T00:00:00.000Z'),
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

it('reads back what it wrote', () => {
  const message = { headers: cloudEventHeaders(record, '/feed-service'), data: new TextEncoder().encode(record.data) };
  expect(readCloudEvent(message)).toEqual({ ...record, stream: 'FEED', source: '/feed-service' });
});

it.each(['ce-id', 'ce-type', 'ce-subject'])('refuses a message without %s', (name) => {
  const incomplete = cloudEventHeaders(record, '/feed-service');
  incomplete.delete(name);
  expect(() => readCloudEvent({ headers: incomplete, data: new Uint8Array() })).toThrow('not an event');
});

it('refuses a type that is not one of ours', () => {
  const strange = cloudEventHeaders(record, '/feed-service');
  strange.set('ce-type', 'toString');
  expect(() => readCloudEvent({ headers: strange, data: new Uint8Array() })).toThrow('not an event');
  expect(() => readCloudEvent({ headers: headers(), data: new Uint8Array() })).toThrow('not an event');
});
