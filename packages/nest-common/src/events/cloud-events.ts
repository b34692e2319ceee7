import { EVENTS, type EventType } from '@my-girok/proto';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { OutboxRecord, ReceivedEvent } from './envelope.js';

/** CloudEvents 1.0 in binary mode over NATS headers. */
export function cloudEventHeaders(event: OutboxRecord, source: string): MsgHdrs {
  const result = headers();
  result.set('ce-specversion', '1.0');
  result.set('ce-id', event.id);
  result.set('ce-type', event.type);
  result.set('ce-source', source);
  result.set('ce-time', event.time.toISOString());
  result.set('ce-subject', event.aggregateId);
  result.set('ce-aggregateversion', String(event.aggregateVersion));
  result.set('content-type', 'application/json');
  if (event.traceparent) result.set('traceparent', event.traceparent);
  return result;
}

/** Reads an event from a message. @throws Error for a message that is not one of our events */
export function readCloudEvent(message: { headers?: MsgHdrs; data: Uint8Array }): ReceivedEvent {
  const get = (name: string) => message.headers?.get(name) ?? '';
  const type = get('ce-type') as EventType;
  const known = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  const aggregateVersion = Number(get('ce-aggregateversion'));
  if (!known || !get('ce-id') || !get('ce-subject') || !Number.isSafeInteger(aggregateVersion)) {
    throw new Error('A message is not an event');
  }
  return {
    id: get('ce-id'),
    type,
    stream: known.stream,
    aggregateId: get('ce-subject'),
    aggregateVersion,
    time: new Date(get('ce-time')),
    source: get('ce-source'),
    data: new TextDecoder().decode(message.data),
    traceparent: get('traceparent') || undefined,
  };
}
