import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@my-girok/types';
import { S3Store } from '@tus/s3-store';
import type { Locker, ServerOptions } from '@tus/server';
import type { MediaConfig } from '../config.js';
import { UPLOADS, uploadKey } from '../storage/object-keys.js';
import { s3ClientConfig } from '../storage/s3-client.js';
import { nodeRequest, uploadFailure } from './tus-server.js';
import { isUploadId } from './upload.js';

/** Where uploads are created, and below which they are. */
export const UPLOADS_PATH = '/uploads';
/** The header that carries the ticket. */
export const TICKET_HEADER = 'upload-ticket';
/** The header of every answer about an upload: the medium that it becomes. */
export const MEDIA_ID_HEADER = 'Media-Id';

/** tus's store: S3 multipart. Parts wait in files below the system's temporary folder, never in memory. */
export function tusStore(config: MediaConfig): S3Store {
  const store = new S3Store({
    // Tags are not everywhere; what expires is collected by us.
    useTags: false,
    expirationPeriodInMilliseconds: config.MEDIA_COLLECT_AFTER_SECONDS * 1000,
    maxConcurrentPartUploads: 8,
    // What an upload is never changes once it was created, so nothing is lost by asking each time; a map would only grow.
    cache: { get: async () => undefined, set: async () => undefined, delete: async () => undefined },
    s3ClientConfig: { ...s3ClientConfig(config), bucket: config.S3_BUCKET },
  });
  store.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  return store;
}

interface Hooks {
  locker: Locker;
  /** The last part of the address that a creation was given. */
  idOf(request: IncomingMessage): string;
  onFinished(uploadId: string): Promise<void>;
}

/** How tus's server is set up. */
export function tusOptions(config: MediaConfig, { locker, idOf, onFinished }: Hooks): ServerOptions {
  return {
    path: UPLOADS_PATH,
    locker,
    maxSize: LIMITS.uploadBytesMax,
    allowedOrigins: (origin) => config.ALLOWED_ORIGINS.includes(origin),
    allowedHeaders: [TICKET_HEADER],
    exposedHeaders: [MEDIA_ID_HEADER, 'Upload-Expires'],
    allowedCredentials: false,
    namingFunction: (request) => uploadKey(idOf(nodeRequest(request))),
    generateUrl: (_request, { id }) => `${config.MEDIA_URL}${UPLOADS_PATH}/${id.slice(UPLOADS.length)}`,
    getFileIdFromRequest: (_request, lastPath) => (lastPath && isUploadId(lastPath) ? uploadKey(lastPath) : undefined),
    onUploadFinish: async (_request, { id }) => {
      await onFinished(id.slice(UPLOADS.length));
      return {};
    },
    onResponseError: (_request, error) => {
      const { status, body } = uploadFailure(error);
      return { status_code: status, body: JSON.stringify(body) };
    },
  };
}
