import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';

/** A message of `Notifications.sentence` and what it is filled with. */
export interface SentencePart {
  readonly key: SentenceKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export type SentenceKey =
  | 'LIKE'
  | 'COMMENT'
  | 'MENTION'
  | 'FOLLOW'
  | 'REPOST'
  | 'QUOTE'
  | 'MESSAGE'
  | 'MESSAGE_GROUP'
  | 'MESSAGE_REQUEST'
  | 'MESSAGE_REQUEST_GROUP'
  | 'CALL'
  | 'CALL_GROUP'
  | 'MATCH'
  | 'NEW_DEVICE'
  | 'TOKEN_REUSED';

export type WhoKey = 'nobody' | 'one' | 'two' | 'more' | 'moreUnnamed';

/** Who did it: the message of `Notifications.who`, with names as the graph tells them. */
export function whoOf({ actors, actorCount }: Pick<NotificationItemFragment, 'actors' | 'actorCount'>): {
  readonly key: WhoKey;
  readonly values: { readonly name: string; readonly second: string; readonly others: number };
} {
  const names = actors.flatMap((each) => (each ? [each.name] : []));
  const [name = '', second = ''] = names;
  const values = { name, second, others: Math.max(0, actorCount - 1) };
  if (names.length === 0)
    return { key: actorCount > 1 ? 'moreUnnamed' : 'nobody', values: { ...values, others: actorCount } };
  if (actorCount <= 1) return { key: 'one', values };
  return { key: actorCount === 2 && names.length === 2 ? 'two' : 'more', values };
}

/** What was done. */
export function sentenceOf({ kind, count, room, detail }: NotificationItemFragment): SentencePart {
  const group = room?.kind === 'GROUP' && room.name ? room.name : undefined;
  const values = { count, room: group ?? '' };
  switch (kind) {
    case 'SECURITY':
      return { key: detail === 'TOKEN_REUSED' ? 'TOKEN_REUSED' : 'NEW_DEVICE', values };
    case 'MESSAGE':
      return { key: group ? 'MESSAGE_GROUP' : 'MESSAGE', values };
    case 'MESSAGE_REQUEST':
      return { key: group ? 'MESSAGE_REQUEST_GROUP' : 'MESSAGE_REQUEST', values };
    case 'CALL':
      return { key: group ? 'CALL_GROUP' : 'CALL', values };
    default:
      return { key: kind, values };
  }
}
