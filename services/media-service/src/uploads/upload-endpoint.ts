import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { EXPOSED_HEADERS, Metadata, TUS_RESUMABLE } from '@tus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { uploadKey } from '../storage/object-keys.js';
import { RedeemTicket } from '../tickets/redeem-ticket.query.js';
import { Arriving } from './arriving.js';
import { MEDIA_ID_HEADER, TICKET_HEADER, tusOptions, UPLOADS_PATH } from './tus-options.js';
import { TusServer, uploadFailure } from './tus-server.js';
import { parseIntent } from './upload.js';
import { UploadLocker } from './upload-locker.js';
import { UploadSteps } from './upload-steps.js';
import { UploadStore } from './upload-store.js';
import { uploadsErrors } from './uploads.errors.js';
import type { Upload } from './uploads.repository.js';

/** A connection on which nothing comes for so long is cut; the upload can be resumed. */
const SILENCE_MS = 60_000;

/**
 * tus (https://tus.io/protocols/resumable-upload) under /uploads. Who may and what is decided here, before tus's server, which
 * moves the bytes, sees a request.
 */
@Injectable()
export class UploadEndpoint {
  readonly #begun = new WeakMap<IncomingMessage, Upload>();
  readonly #store: UploadStore;
  readonly #tus: TusServer;
  readonly #arriving = new Arriving();

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly tickets: RedeemTicket,
    private readonly steps: UploadSteps,
    locker: UploadLocker,
  ) {
    this.#store = new UploadStore(config);
    const options = tusOptions(config, {
      locker,
      idOf: (request) => this.#begun.get(request)?.uploadId ?? '',
      onFinished: (uploadId) => this.steps.finish.run(uploadId),
    });
    this.#tus = new TusServer({ ...options, datastore: this.#store });
  }

  /** Opens the endpoint on the service's HTTP server, before it listens. */
  mount(fastify: FastifyInstance): void {
    // The bytes are tus's to read.
    fastify.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    fastify.server.setTimeout(SILENCE_MS);
    const handler = async (request: FastifyRequest, reply: { hijack(): unknown; raw: ServerResponse }) => {
      reply.hijack();
      await this.#handle(request.raw, reply.raw);
    };
    fastify.route({ method: ['OPTIONS', 'POST'], url: UPLOADS_PATH, handler });
    fastify.route({ method: ['OPTIONS', 'HEAD', 'PATCH', 'DELETE'], url: `${UPLOADS_PATH}/:id`, handler });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('vary', 'Origin');
    response.setHeader('x-content-type-options', 'nosniff');
    try {
      if (request.method === 'OPTIONS') return await this.#tus.handle(request, response);
      const { userId } = await this.tickets.run(request.headers[TICKET_HEADER]);
      if (request.method === 'POST') await this.#create(userId, request, response);
      else await this.#continue(userId, request, response);
    } catch (error) {
      this.#refuse(request, response, error);
    }
  }

  async #create(ownerId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const intent = parseIntent(request.headers['upload-length'], metadataOf(request));
    const upload = await this.steps.begin.run(ownerId, intent);
    this.#begun.set(request, upload);
    response.setHeader(MEDIA_ID_HEADER, upload.id);
    await this.#arriving.run(ownerId, upload.uploadId, () => this.#tus.handle(request, response));
    // Its address was never told: nobody can go on with it.
    if (response.statusCode !== 201) await this.steps.cancel.run(upload.id);
  }

  async #continue(ownerId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const uploadId = (request.url ?? '').split('?', 1)[0]?.slice(UPLOADS_PATH.length + 1) ?? '';
    const upload = await this.steps.find.run(ownerId, uploadId);
    response.setHeader(MEDIA_ID_HEADER, upload.id);
    if (request.method === 'HEAD') return this.#head(upload, request, response);
    if (upload.state !== 'uploading') throw uploadsErrors.finished();
    if (request.method === 'PATCH') {
      await this.#arriving.run(ownerId, uploadId, () => this.#tus.handle(request, response));
      return this.steps.removeLeftovers.run(uploadId);
    }
    await this.steps.cancel.run(upload.id);
    this.#answer(request, response, 204).end();
  }

  /** Also when the answer to the last byte, or the record of it, was lost: who asks then learns that all is there. */
  async #head(upload: Upload, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (upload.state === 'uploading') {
      const { offset, size } = await this.#store.getUpload(uploadKey(upload.uploadId));
      if (offset !== size) return this.#tus.handle(request, response);
      await this.steps.finish.run(upload.uploadId);
    }
    this.#answer(request, response, 200)
      .setHeader('upload-offset', upload.bytes)
      .setHeader('upload-length', upload.bytes)
      .setHeader('cache-control', 'no-store')
      .end();
  }

  #refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, body } = uploadFailure(error);
    const text = JSON.stringify(body);
    // The rest of a refused body is not read: the connection cannot be used again.
    this.#answer(request, response, status)
      .setHeader('connection', 'close')
      .setHeader('content-type', 'application/json; charset=utf-8')
      .setHeader('content-length', Buffer.byteLength(text))
      .setHeader('cache-control', 'no-store')
      .end(request.method === 'HEAD' ? undefined : text);
  }

  /** The head of an answer that does not come from tus's server. */
  #answer(request: IncomingMessage, response: ServerResponse, status: number): ServerResponse {
    const { origin } = request.headers;
    response.statusCode = status;
    response.setHeader('tus-resumable', TUS_RESUMABLE);
    response.setHeader('access-control-expose-headers', `${EXPOSED_HEADERS}, ${MEDIA_ID_HEADER}`);
    if (origin && this.config.ALLOWED_ORIGINS.includes(origin)) {
      response.setHeader('access-control-allow-origin', origin);
    }
    return response;
  }
}

/** tus's Upload-Metadata. Throws MEDIA_METADATA_INVALID. */
function metadataOf(request: IncomingMessage): Record<string, string | null> {
  const header = request.headers['upload-metadata'];
  if (header === undefined) return {};
  try {
    return Metadata.parse(String(header)) as Record<string, string | null>;
  } catch {
    throw uploadsErrors.metadataInvalid();
  }
}
