import { Server, ServerCredentials, type sendUnaryData, status } from '@grpc/grpc-js';
import { ChatServiceService, type chatV1 } from '@my-girok/proto';

/**
 * Another service at the other end of the wire, which these tests may not import: it lets those see a message's pictures and
 * files whom a test names, and counts how often it was asked.
 */
export class ChatStandIn {
  /** `<media> <message> <viewer>`. */
  readonly allowed = new Set<string>();
  asked = 0;
  /** While true it does not answer. */
  silent = false;
  private readonly server = new Server();

  private constructor(readonly address: string) {}

  static async start(port: number): Promise<ChatStandIn> {
    const chat = new ChatStandIn(`127.0.0.1:${port}`);
    chat.server.addService(ChatServiceService, {
      ...Object.fromEntries(Object.keys(ChatServiceService).map((method) => [method, unimplemented])),
      checkAttachment: (
        { request }: { request: chatV1.CheckAttachmentRequest },
        done: sendUnaryData<chatV1.CheckAttachmentResponse>,
      ) => {
        chat.asked++;
        if (chat.silent) return;
        done(null, { allowed: chat.allowed.has(`${request.mediaId} ${request.messageId} ${request.viewerId}`) });
      },
    });
    await new Promise<void>((resolve, reject) => {
      chat.server.bindAsync(chat.address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return chat;
  }

  allow(mediaId: string, messageId: string, viewerId: string): void {
    this.allowed.add(`${mediaId} ${messageId} ${viewerId}`);
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

function unimplemented(_call: unknown, done: sendUnaryData<never>): void {
  done({ code: status.UNIMPLEMENTED });
}
