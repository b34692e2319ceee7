import { Metadata, status } from '@grpc/grpc-js';

/** What a service refuses with, as it travels. */
export function refusal(code: string, kind: string, grpc = status.FAILED_PRECONDITION) {
  const metadata = new Metadata();
  metadata.set('error-code', code);
  metadata.set('error-kind', kind);
  return { code: grpc, details: code, metadata };
}
