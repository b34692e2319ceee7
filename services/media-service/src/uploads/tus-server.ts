import type { IncomingMessage } from 'node:http';
import { DomainError, HTTP_STATUS, logger, UnavailableError } from '@my-girok/nest-common';
import { COMMON_CODES } from '@my-girok/types';
import { ERRORS, Server } from '@tus/server';
import { isStorageError } from '../storage/s3-client.js';
import { uploadsErrors } from './uploads.errors.js';

/** What a refused upload answers, as JSON. */
export interface UploadFailure {
  status: number;
  body: { code: string; message: string; details?: Readonly<Record<string, unknown>> };
}

/** tus has statuses of its own for some refusals; clients repeat by them. */
const STATUSES: Readonly<Record<string, number>> = { MEDIA_TOO_LARGE: 413, MEDIA_UPLOAD_BUSY: 423 };

/** Any failure as clients of uploads are told it. What we did not foresee is logged and masked. */
export function uploadFailure(error: unknown): UploadFailure {
  const { kind, code, message, details } = known(error);
  return { status: STATUSES[code] ?? HTTP_STATUS[kind], body: { code, message, ...(details && { details }) } };
}

function known(error: unknown): DomainError {
  if (error instanceof DomainError && error.kind !== 'internal') return error;
  const tus = Object.values(ERRORS).find((each) => each === error);
  if (tus === ERRORS.INVALID_OFFSET) return uploadsErrors.offsetConflict();
  if (tus === ERRORS.ERR_LOCK_TIMEOUT || tus === ERRORS.ABORTED) return uploadsErrors.busy();
  if (tus === ERRORS.ERR_SIZE_EXCEEDED || tus === ERRORS.ERR_MAX_SIZE_EXCEEDED) return uploadsErrors.tooLarge();
  if (tus === ERRORS.FILE_NOT_FOUND || tus === ERRORS.FILE_NO_LONGER_EXISTS) return uploadsErrors.notFound();
  if (tus && tus.status_code < 500) return uploadsErrors.invalid(tus.body.trim());
  if (isStorageError(error)) {
    logger.warn({ err: error }, 'A store is away');
    return new UnavailableError('The store is away', { cause: error });
  }
  logger.error({ err: error }, 'An upload failed');
  return new DomainError('internal', COMMON_CODES.internal, 'Something went wrong on our side');
}

/** tus's server with our JSON where it would refuse in plain text. */
export class TusServer extends Server {
  override write(...[context, headers, status, body = '']: Parameters<Server['write']>): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set('Content-Type', 'application/json; charset=utf-8');
    headers.set('Cache-Control', 'no-store');
    const said = body.startsWith('{') ? body : JSON.stringify(uploadFailure(uploadsErrors.invalid(body.trim())).body);
    return super.write(context, headers, status, said);
  }
}

/** Node's request behind the web request that tus's hooks are given. */
export function nodeRequest(request: { runtime?: { node?: { req: unknown } } }): IncomingMessage {
  return request.runtime?.node?.req as IncomingMessage;
}
