import { GrpcClientFactory } from '@my-girok/nest-common';
import { ChatServiceClient } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';

const DEADLINE_MS = 1000;

/** Asks chat-service who may see what a message shows. */
@Injectable()
export class ChatClient {
  readonly #chat: ChatServiceClient;

  constructor(@Inject(MEDIA_CONFIG) config: MediaConfig, factory: GrpcClientFactory) {
    this.#chat = factory.create(ChatServiceClient, {
      address: config.CHAT_GRPC_ADDRESS,
      target: 'chat-service',
      deadlineMs: DEADLINE_MS,
      idempotent: ['checkAttachment'],
    });
  }

  /** Whether the viewer may see this picture or file of this message now. Throws UnavailableError when that cannot be known. */
  async maySee(mediaId: string, messageId: string, viewerId: string): Promise<boolean> {
    const { allowed } = await this.#chat.checkAttachment({ mediaId, messageId, viewerId });
    return allowed;
  }
}
