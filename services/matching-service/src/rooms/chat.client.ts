import { GrpcClientFactory } from '@my-girok/nest-common';
import { ChatServiceClient, type chatV1 } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { MATCHING_CONFIG, type MatchingConfig } from '../config.js';

const DEADLINE_MS = 3000;

/** Who is in a match's room, and as whom. */
export interface RoomPerson {
  userId: string;
  alias: { id: string; name: string };
}

/** Asks chat-service, which owns rooms. Every call may be made again. */
@Injectable()
export class ChatClient {
  readonly #chat: ChatServiceClient;

  constructor(@Inject(MATCHING_CONFIG) config: MatchingConfig, factory: GrpcClientFactory) {
    this.#chat = factory.create(ChatServiceClient, {
      address: config.CHAT_GRPC_ADDRESS,
      target: 'chat-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['openMatchRoom', 'changeMatchRoom', 'readMatchRoom', 'openKeptRoom'],
    });
  }

  /** The room of a match; the same one when asked again. */
  async openMatchRoom(matchId: string, people: readonly RoomPerson[]): Promise<string> {
    return (await this.#chat.openMatchRoom({ matchId, people: [...people] })).roomId;
  }

  async changeMatchRoom(change: chatV1.ChangeMatchRoomRequest): Promise<void> {
    await this.#chat.changeMatchRoom(change);
  }

  /** The last messages, ascending, pseudonyms as authors. */
  async readMatchRoom(matchId: string, limit: number): Promise<chatV1.Message[]> {
    return (await this.#chat.readMatchRoom({ matchId, limit })).messages;
  }

  /** The real room of two who kept contact; the same one when asked again. */
  async openKeptRoom(userIds: readonly string[]): Promise<string> {
    return (await this.#chat.openKeptRoom({ userIds: [...userIds] })).roomId;
  }
}
