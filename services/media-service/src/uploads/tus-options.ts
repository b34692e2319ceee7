import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@my-girok/types';
import type { Locker, ServerOptions } from '@tus/server';
import type { MediaConfig } from '../config.js';
import { UPLOADS, uploadKey } from '../storage/object-keys.js';
import { nodeRequest, uploadFailure } from './tus-server.js';
import { isUploadId } from './upload.js';

/** Where uploads are created, and below which they are. */
export const UPLOADS_PATH = '/uploads';
/** The header that carries the ticket. */
export const TICKET_HEADER = 'upload-ticket';
/** The header of every answer about an upload: the medium that it becomes. */
export const MEDIA_ID_HEADER = 'Media-Id';

/** What of an upload's metadata goes to the store. A file's name does not: it would become a header of S3's. */
const METADATA = ['purpose', 'sha256'] as const;

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
    // Nothing that we did not ask for is kept with it: clients send names of files, and S3 takes some of it for its own headers.
    onUploadCreate: async (_request, { metadata = {} }) => ({
      metadata: Object.fromEntries(
        METADATA.flatMap((name) => (name in metadata ? [[name, metadata[name] ?? null]] : [])),
      ),
    }),
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
