import { Avatar } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import type { ChatRoom } from '../hooks/chat-types.ts';
import { useChatPerson, useChatState } from '../hooks/use-chat.ts';

/** The face of a room: the other one, with a dot while they are there; two of a group. */
export function RoomFace({ room }: { readonly room: ChatRoom }): ReactNode {
  const isOnline = useChatState(
    (state) => room.kind === 'DIRECT' && room.peerId !== null && state.presence.get(room.peerId)?.online === true,
  );
  const [first, second] = room.faceIds;
  if (room.kind === 'GROUP' && first && second)
    return (
      <span className="app-room-faces">
        <Face id={second} />
        <Face id={first} />
      </span>
    );
  return (
    <span className="app-room-face" data-online={isOnline || undefined}>
      <Face id={room.peerId ?? first ?? room.id} isAlone unknown={room.name ?? undefined} />
    </span>
  );
}

function Face({
  id,
  isAlone = false,
  unknown = '?',
}: {
  readonly id: string;
  readonly isAlone?: boolean;
  /** Whose initials stand there while nobody is known: a new group's own. */
  readonly unknown?: string | undefined;
}): ReactNode {
  const person = useChatPerson(id);
  return <Avatar id={id} name={person?.name ?? unknown} src={person?.avatar} size={isAlone ? 'medium' : 'small'} />;
}
