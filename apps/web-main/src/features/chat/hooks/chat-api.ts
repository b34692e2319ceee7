import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import {
  ChatMessagesDocument,
  ChatPersonByIdDocument,
  ChatRoomDocument,
  ChatRoomsDocument,
  ChatUnreadDocument,
} from '../../../gen/chat/graphql.ts';
import { UnreachableError } from '../../../platform/graphql/failure.ts';
import type { ChannelPosition, ChatPerson, ChatRoom, ReadMarker } from './chat-types.ts';
import { messageOf, type People, roomOf } from './from-api.ts';
import type { MessagePage } from './timeline.ts';

export type Box = 'INBOX' | 'REQUESTS';

interface WithPeople {
  readonly people: ReadonlyMap<string, ChatPerson>;
}

export interface RoomsPage extends WithPeople {
  readonly rooms: readonly ChatRoom[];
  readonly positions: readonly ChannelPosition[];
  readonly hasMore: boolean;
  readonly cursor: string | null;
}

export interface RoomAnswer extends WithPeople {
  /** Null when the person is not in it. */
  readonly room: ChatRoom | null;
  readonly position: ChannelPosition | null;
  readonly markers: readonly (ReadMarker & { readonly userId: string })[];
}

/** Where a page of messages lies; the newest without any. */
export type PagePlace =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly aroundSeq: number }
  | { readonly aroundTime: string }
  | Record<string, never>;

const ROOMS = 30;
/** Enough for a tall screen and the next one. */
export const MESSAGES = 50;

/** What chats ask of the API. Everything throws what `failureOf` reads. */
export class ChatApi {
  constructor(private readonly client: ApolloClient) {}

  async rooms(box: Box, cursor: string | null): Promise<RoomsPage> {
    const { rooms: page } = await this.#ask(ChatRoomsDocument, { box, limit: ROOMS, cursor }, (data) => data.rooms);
    const people: People = new Map();
    return {
      rooms: page?.rooms.map((room) => roomOf(room, people)) ?? [],
      positions: page?.rooms.map(({ position }) => position) ?? [],
      hasMore: page?.pageInfo.hasNextPage ?? false,
      cursor: page?.pageInfo.endCursor ?? null,
      people,
    };
  }

  async room(id: string): Promise<RoomAnswer> {
    const { room } = await this.#ask(ChatRoomDocument, { id }, () => true);
    const people: People = new Map();
    if (!room) return { room: null, position: null, markers: [], people };
    return { room: roomOf(room, people), position: room.position, markers: room.markers ?? [], people };
  }

  async messages(id: string, place: PagePlace, limit = MESSAGES): Promise<MessagePage & WithPeople> {
    const { room } = await this.#ask(ChatMessagesDocument, { id, limit, ...place }, (data) => data.room?.messages);
    const page = room?.messages;
    // Checked above; the types do not know.
    if (!page) throw new UnreachableError('no page');
    const people: People = new Map();
    return {
      messages: page.messages.map((message) => messageOf(message, people)),
      hasPreviousPage: page.hasPreviousPage,
      hasNextPage: page.hasNextPage,
      startCursor: page.startCursor ?? null,
      endCursor: page.endCursor ?? null,
      position: page.position,
      people,
    };
  }

  async unread(): Promise<{ readonly rooms: number; readonly requests: number }> {
    const { chatUnread } = await this.#ask(ChatUnreadDocument, {}, (data) => data.chatUnread);
    return { rooms: chatUnread?.rooms ?? 0, requests: chatUnread?.requests ?? 0 };
  }

  async person(id: string): Promise<ChatPerson | undefined> {
    const { user } = await this.#ask(ChatPersonByIdDocument, { id }, () => true);
    return user ? { id: user.id, name: user.name, avatar: user.avatar } : undefined;
  }

  /** Parts that a service could not give are null; `isWhole` says whether what matters is there. */
  async #ask<Data, Variables extends OperationVariables>(
    query: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    isWhole: (data: Data) => unknown,
  ): Promise<Data> {
    const { data, error } = await this.client.query({
      query: query as TypedDocumentNode<Data, OperationVariables>,
      variables,
      fetchPolicy: 'no-cache',
    });
    if (!data || !isWhole(data as Data)) throw error ?? new UnreachableError('no data');
    return data as Data;
  }
}
