import 'reflect-metadata';
import type { EventType } from '@my-girok/proto';

const SUBSCRIPTIONS = Symbol('nats subscriptions');

export interface SubscribeOptions {
  /**
   * Default true: inbox row and effect share `event.tx`. False is for effects that are idempotent by key and too large for
   * a transaction: the inbox row follows the effect.
   */
  transactional?: boolean;
}

export interface Subscription {
  method: string;
  types: readonly EventType[];
  transactional: boolean;
}

/** Marks a method `(data, event)` of a provider as the handler of one or several event types. */
export function NatsSubscribe(
  types: EventType | readonly EventType[],
  options: SubscribeOptions = {},
): MethodDecorator {
  return (target, method) => {
    const list: Subscription[] = Reflect.getMetadata(SUBSCRIPTIONS, target.constructor) ?? [];
    const added = {
      method: String(method),
      types: [types].flat() as EventType[],
      transactional: options.transactional ?? true,
    };
    Reflect.defineMetadata(SUBSCRIPTIONS, [...list, added], target.constructor);
  };
}

export function subscriptionsOf(provider: object): readonly Subscription[] {
  return Reflect.getMetadata(SUBSCRIPTIONS, provider.constructor) ?? [];
}
