import type { DetailedError, HttpResponse } from 'tus-js-client';
import type { Failure } from '../graphql/failure.ts';
import type { Ticket } from './tickets.ts';

/** The least that S3 takes as a part, so that no part is rewritten; what a lost line costs at most. */
const CHUNK_BYTES = 5 * 1024 * 1024;
/** A line on which nothing moves for this long is cut and taken up again. */
const SILENCE_MS = 60_000;

export interface SendRequest {
  readonly file: Blob;
  readonly ticket: Ticket;
  /** Goes on where an earlier attempt ended. */
  readonly uploadUrl?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly onUrl: (url: string) => void;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Why bytes did not arrive, in the terms of what to do about it. */
export class SendError extends Error {
  override readonly name = 'SendError';
  constructor(
    readonly kind: 'aborted' | 'passing' | 'ticket' | 'gone' | 'refused',
    readonly failure: Failure,
  ) {
    super(`${kind}: ${failure.code}`);
  }
}

/** Sends the bytes of a file by tus; answers the upload's address once all have arrived. Throws {@link SendError}. */
export async function sendFile(request: SendRequest): Promise<string> {
  // Loaded with the first picture, not with the page.
  const { Upload } = await import('tus-js-client');
  return new Promise((resolve, reject) => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (finish: () => void): void => {
      clearTimeout(silence);
      request.signal.removeEventListener('abort', abort);
      finish();
    };
    const cut = (error: SendError): void =>
      end(() => {
        void upload.abort();
        reject(error);
      });
    const abort = (): void => cut(new SendError('aborted', { kind: 'unreachable', code: 'ABORTED' }));
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => cut(new SendError('passing', UNREACHABLE)), SILENCE_MS);
    };
    const upload = new Upload(request.file, {
      endpoint: request.uploadUrl ? null : request.ticket.endpoint,
      uploadUrl: request.uploadUrl ?? null,
      metadata: { ...request.metadata },
      headers: { 'upload-ticket': request.ticket.ticket },
      chunkSize: CHUNK_BYTES,
      // Attempts, addresses and files are kept by the engine around this.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        listen();
        if (upload.url) request.onUrl(upload.url);
      },
      onProgress: (sent) => {
        listen();
        request.onProgress(sent);
      },
      onSuccess: () => end(() => resolve(upload.url ?? request.uploadUrl ?? '')),
      onError: (error) => end(() => reject(errorOf(error))),
    });
    request.signal.addEventListener('abort', abort);
    if (request.signal.aborted) abort();
    else {
      listen();
      upload.start();
    }
  });
}

const UNREACHABLE: Failure = { kind: 'unreachable', code: 'UNREACHABLE' };

function errorOf(error: Error | DetailedError): SendError {
  const response = 'originalResponse' in error ? error.originalResponse : undefined;
  return response ? refusalOf(response) : new SendError('passing', UNREACHABLE);
}

/** What an answer of the upload endpoint means. Exported for its test. */
export function refusalOf(response: Pick<HttpResponse, 'getStatus' | 'getBody' | 'getHeader'>): SendError {
  const status = response.getStatus();
  const code = /MEDIA_[A-Z_]+[A-Z]/.exec(response.getBody())?.[0];
  if (status === 401) return new SendError('ticket', { kind: 'signed_out', code: code ?? 'UNAUTHENTICATED' });
  if (status === 404 || status === 410) return new SendError('gone', { kind: 'refused', code: code ?? 'NOT_FOUND' });
  // 409: the offset is another's; 423: the last attempt's request has not ended yet; both pass.
  if (status >= 500 || [408, 409, 423, 425, 429].includes(status))
    return new SendError('passing', { kind: 'outage', code: code ?? 'SERVICE_UNAVAILABLE' });
  return new SendError('refused', { kind: 'refused', code: code ?? 'BAD_USER_INPUT' });
}
