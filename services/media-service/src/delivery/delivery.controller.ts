import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { renditionPrefix } from '../storage/object-keys.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { patienceMs } from './conditional-reply.js';
import { deliveryErrors } from './delivery.errors.js';
import { Downloads } from './downloads.js';
import { replyWithFile } from './file-reply.js';
import { FindPicture } from './find-picture.query.js';
import { type Audience, replyTo } from './picture-reply.js';
import type { Picture } from './pictures.repository.js';
import { privateResourcePolicy } from './resource-policy.js';

interface PrivateAddress {
  viewer: string;
  subject: string;
  expires: string;
  signature: string;
  id: string;
  preset: string;
}

/** Pictures and files over HTTP, GET and HEAD. */
@Controller()
export class DeliveryController {
  readonly #policy: string;
  readonly #downloads = new Downloads();

  constructor(
    @Inject(MEDIA_CONFIG) config: MediaConfig,
    private readonly pictures: FindPicture,
    private readonly storage: ObjectStorage,
  ) {
    this.#policy = privateResourcePolicy(config.MEDIA_URL, config.ALLOWED_ORIGINS);
  }

  @Get('media/:id/:preset')
  async showPublic(
    @Param() { id, preset }: { id: string; preset: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Stands on refusals; what is shown says its own.
    reply.header('cache-control', 'no-store');
    await this.#show(await this.pictures.forEverybody(id), preset, { kind: 'public' }, request, reply);
  }

  @Get('private/:viewer/:subject/:expires/:signature/:id/:preset')
  async showPrivate(
    @Param() address: PrivateAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.header('cache-control', 'no-store');
    const expires = Number(address.expires);
    const grant = { mediaId: address.id, viewerId: address.viewer, subjectId: address.subject };
    const picture = await this.pictures.forViewer(grant, expires, address.signature);
    const audience = { kind: 'private', expires, policy: this.#policy } as const;
    const show = () => this.#show(picture, address.preset, audience, request, reply);
    await (picture.purpose === 'file' ? this.#downloads.run(address.viewer, show) : show());
  }

  async #show(
    picture: Picture,
    preset: string,
    audience: Audience,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const answer =
      picture.purpose === 'file'
        ? replyWithFile(request.headers, picture, preset, this.#policy)
        : replyTo(request.headers, picture, preset, audience);
    if (!answer) throw deliveryErrors.notFound();
    const { status, headers, body } = answer;
    const bytes =
      body && request.method !== 'HEAD'
        ? await this.storage.open(`${renditionPrefix(picture.rendition)}${body.object}`, body.range)
        : undefined;
    // Its deletion is under way.
    if (body && request.method !== 'HEAD' && !bytes) throw deliveryErrors.notFound();
    reply.hijack();
    reply.raw.writeHead(status, headers);
    if (!bytes) {
      reply.raw.end();
      return;
    }
    const signal = AbortSignal.timeout(patienceMs(Number(headers['content-length'])));
    // Who leaves early or reads too slowly ends the stream; nobody is left to be told.
    await pipeline(bytes, reply.raw, { signal }).catch(() => undefined);
  }
}
