import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { ERROR_KINDS, type ErrorKind } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { DomainError, UnavailableError } from './domain-error.js';
import { fromGrpcError, graphqlCodeOf, HTTP_STATUS, toGrpcFailure } from './error-table.js';

const arrived = (failure: { code: number; details: string; metadata?: Metadata }) =>
  Object.assign(new Error(), { metadata: new Metadata(), ...failure }) as ServiceError;

describe('the error table', () => {
  it.each(Object.keys(ERROR_KINDS) as ErrorKind[])('carries a %s error over gRPC and back unchanged', (kind) => {
    const sent = new DomainError(kind, 'FEED_SOMETHING', 'Some thing', { field: 'postId', details: { 왜: [1] } });
    const back = fromGrpcError(arrived(toGrpcFailure(sent)), 'feed-service');
    expect(back).toMatchObject({
      kind,
      code: 'FEED_SOMETHING',
      message: 'Some thing',
      field: 'postId',
      details: { 왜: [1] },
    });
    expect(toGrpcFailure(sent).code).toBe(status[ERROR_KINDS[kind].grpc]);
    expect(HTTP_STATUS[kind]).toBeGreaterThanOrEqual(400);
    expect(graphqlCodeOf(kind)).toBe(ERROR_KINDS[kind].graphql);
  });

  it.each([status.UNAVAILABLE, status.DEADLINE_EXCEEDED])('takes bare status %i for an outage', (code) => {
    const error = fromGrpcError(arrived({ code, details: 'connect ECONNREFUSED 10.0.0.1' }), 'feed-service');
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toBe('feed-service is unavailable');
  });

  it.each([status.UNKNOWN, status.INTERNAL, status.UNIMPLEMENTED, status.DATA_LOSS])('masks bare status %i', (code) => {
    const error = fromGrpcError(arrived({ code, details: 'secret' }), 'feed-service');
    expect(error).toMatchObject({ kind: 'internal', code: 'COMMON_INTERNAL' });
    expect(error.message).not.toContain('secret');
  });

  it('survives details that are not JSON', () => {
    const failure = toGrpcFailure(new DomainError('invalid', 'X', 'x'));
    failure.metadata.set('error-details-bin', Buffer.from('{'));
    expect(fromGrpcError(arrived(failure), 'x').details).toBeUndefined();
  });
});
