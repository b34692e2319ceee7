import { AllowCallers, type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  type AttachMediaRequest,
  type AttachMediaResponse,
  type BatchGetMediaRequest,
  type BatchGetMediaResponse,
  type DiscardMediaRequest,
  type DiscardMediaResponse,
  type GetUsageResponse,
  type Media,
  MediaPurpose,
  MediaServiceControllerMethods,
  MediaState,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AttachMedia } from './attach-media.use-case.js';
import { BatchGetMedia } from './batch-get-media.query.js';
import { DiscardMedia } from './discard-media.use-case.js';
import { GetUsage } from './get-usage.query.js';
import { mediaErrors } from './media.errors.js';
import { shownBy } from './media.policy.js';
import type { Medium } from './medium.js';

const PURPOSES = {
  post: MediaPurpose.MEDIA_PURPOSE_POST,
  avatar: MediaPurpose.MEDIA_PURPOSE_AVATAR,
  header: MediaPurpose.MEDIA_PURPOSE_HEADER,
  message: MediaPurpose.MEDIA_PURPOSE_MESSAGE,
  file: MediaPurpose.MEDIA_PURPOSE_FILE,
} as const;

const STATES = {
  uploading: MediaState.MEDIA_STATE_UPLOADING,
  processing: MediaState.MEDIA_STATE_PROCESSING,
  ready: MediaState.MEDIA_STATE_READY,
  refused: MediaState.MEDIA_STATE_REFUSED,
  deleted: MediaState.MEDIA_STATE_UNSPECIFIED,
} as const;

/** Media over gRPC. */
@Controller()
@MediaServiceControllerMethods()
export class MediaGrpc {
  constructor(
    private readonly batchGet: BatchGetMedia,
    private readonly attach: AttachMedia,
    private readonly discard: DiscardMedia,
    private readonly usage: GetUsage,
  ) {}

  @AllowCallers({ services: '*' })
  async batchGetMedia(
    @Payload() request: BatchGetMediaRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<BatchGetMediaResponse> {
    return { media: (await this.batchGet.run(request.mediaIds, caller)).map(toMessage) };
  }

  @AllowCallers({ person: false, services: ['feed-service', 'personal-service', 'chat-service'] })
  async attachMedia(
    @Payload() request: AttachMediaRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AttachMediaResponse> {
    const purpose = (Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]).find(
      (name) => PURPOSES[name] === request.purpose,
    );
    if (!purpose) throw mediaErrors.purposeMismatch();
    // Each binds what its own things show: nobody makes a message's picture public through a post.
    if (caller.kind !== 'service' || caller.name !== shownBy(purpose)) throw mediaErrors.callerNotAllowed();
    return { media: (await this.attach.run({ ...request, purpose })).map(toMessage) };
  }

  async discardMedia(
    @Payload() request: DiscardMediaRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<DiscardMediaResponse> {
    await this.discard.run(requirePerson(caller).userId, request.mediaId);
    return {};
  }

  async getUsage(_request: unknown, @CurrentCaller() caller: Caller): Promise<GetUsageResponse> {
    const { usedBytes, limitBytes } = await this.usage.run(requirePerson(caller).userId);
    return { usedBytes: `${usedBytes}`, limitBytes: `${limitBytes}` };
  }
}

function toMessage({ refusal, purpose, state, subjectId: _, ...medium }: Medium): Media {
  return { ...medium, refusal: refusal ?? '', purpose: PURPOSES[purpose], state: STATES[state] };
}
