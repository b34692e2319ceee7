import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';
import { paths } from '../../../platform/paths.ts';

/** Where a notification leads; undefined where what it told of is gone. */
export function placeOf(
  { kind, actors, actorCount, post, roomId, room }: NotificationItemFragment,
  me: string,
): string | undefined {
  switch (kind) {
    case 'MESSAGE':
    case 'MESSAGE_REQUEST':
    case 'CALL':
      return room && roomId ? paths.room(roomId) : undefined;
    case 'MATCH':
      return paths.match;
    case 'SECURITY':
      return paths.account;
    case 'FOLLOW': {
      const last = actors.find((each) => each !== null);
      return last && actorCount === 1 ? paths.person(last.id) : paths.followers(me);
    }
    default:
      return post ? paths.post(post.id) : undefined;
  }
}
