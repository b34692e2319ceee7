import { DomainError, UnavailableError } from '@my-girok/nest-common';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { presentError } from './present-error.js';

const reported: unknown[] = [];
const options = { hideSuggestions: true, report: (e: unknown) => reported.push(e), traceId: () => 'abc' };

describe('presentError', () => {
  it('tells a domain error by the table, wherever it was wrapped, at its path', () => {
    const domain = new DomainError('conflict', 'AUTH_EMAIL_TAKEN', 'That address has an account', { field: 'email' });
    const wrapped = new GraphQLError(domain.message, { originalError: domain });
    const relocated = new GraphQLError(domain.message, { originalError: wrapped, path: ['register'] });
    const shown = presentError(relocated, options);
    expect(shown.path).toEqual(['register']);
    expect(shown.extensions).toEqual({ code: 'CONFLICT', reason: 'AUTH_EMAIL_TAKEN', field: 'email', traceId: 'abc' });
  });

  it('says when to try again', () => {
    const limited = new DomainError('rate_limited', 'COMMON_RATE_LIMITED', 'Slow down', {
      details: { retryAfterSeconds: 7 },
    });
    expect(presentError(limited, options).extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 7 });
  });

  it('calls an outage SERVICE_UNAVAILABLE', () => {
    expect(presentError(new UnavailableError('auth-service is unavailable'), options).extensions).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      reason: 'COMMON_SERVICE_UNAVAILABLE',
    });
  });

  it('blames the document for what is wrong with it, without suggesting names', () => {
    const shown = presentError(new GraphQLError('Cannot query field "nme". Did you mean "name" or "me"?'), options);
    expect(shown.message).toBe('Cannot query field "nme".');
    expect(shown.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'BFF_DOCUMENT_INVALID' });
  });

  it('masks and reports everything else', () => {
    const secret = new Error('password=hunter2');
    const shown = presentError(new GraphQLError(secret.message, { originalError: secret, path: ['me'] }), options);
    expect(shown.message).not.toContain('hunter2');
    expect(shown.extensions).toEqual({ code: 'INTERNAL', reason: 'COMMON_INTERNAL', traceId: 'abc' });
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(reported).toHaveLength(1);
  });
});
