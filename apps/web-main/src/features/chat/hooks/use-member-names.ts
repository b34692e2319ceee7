import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { ChatMembersDocument } from '../../../gen/chat/graphql.ts';
import type { Mentionable } from '../../../platform/mentions/mention-list.tsx';
import type { ChatRoom } from './chat-types.ts';
import { useChat, useChatPerson } from './use-chat.ts';

const OFFERED = 100;

/** Who may be named in a room: the other one, or a group's members, asked for once somebody is about to be named. */
export function useMemberNames(room: ChatRoom): {
  readonly people: readonly Mentionable[];
  readonly onNaming: (isNaming: boolean) => void;
} {
  const client = useApolloClient();
  const { me } = useChat().chat;
  const peer = useChatPerson(room.kind === 'DIRECT' ? room.peerId : undefined);
  const [isWanted, setWanted] = useState(false);
  const [members, setMembers] = useState<readonly Mentionable[]>([]);
  const isGroup = room.kind === 'GROUP';
  const { id } = room;
  useEffect(() => {
    if (!isWanted || !isGroup) return;
    let isOver = false;
    client.query({ query: ChatMembersDocument, variables: { id, limit: OFFERED }, fetchPolicy: 'no-cache' }).then(
      ({ data }) => {
        const found = data?.room?.members?.members.flatMap(({ user, state }) =>
          user && state === 'JOINED' ? [user] : [],
        );
        if (found && !isOver) setMembers(found.filter((user) => user.id !== me));
      },
      // Without an answer nobody is offered; the text can be written all the same.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [isWanted, isGroup, client, id, me]);
  const other = useMemo(
    () => (peer?.name === undefined ? [] : [{ id: peer.id, name: peer.name, avatar: peer.avatar }]),
    [peer],
  );
  return { people: isGroup ? members : other, onNaming: setWanted };
}
