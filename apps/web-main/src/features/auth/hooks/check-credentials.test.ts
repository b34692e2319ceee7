import { describe, expect, it } from 'vitest';
import { checkCredentials } from './check-credentials.ts';

const count = (text: string): number => [...text].length;
const good = { name: 'Ada', email: 'ada@example.org', password: 'a sentence to remember' };

describe('checkCredentials', () => {
  it('finds nothing wrong with what the service would take', () => {
    expect(checkCredentials(good, count)).toEqual({});
  });
  it('says what is missing, field by field', () => {
    expect(checkCredentials({ name: ' ', email: '', password: '' }, count)).toEqual({
      name: 'NAME_MISSING',
      email: 'EMAIL_MISSING',
      password: 'PASSWORD_MISSING',
    });
  });
  it('holds a new password to its length', () => {
    expect(checkCredentials({ ...good, password: 'short' }, count)).toEqual({ password: 'AUTH_PASSWORD_TOO_SHORT' });
    expect(checkCredentials({ ...good, password: 'a'.repeat(129) }, count)).toEqual({
      password: 'AUTH_PASSWORD_TOO_LONG',
    });
  });
  it('asks no rules of a password one only gives', () => {
    expect(checkCredentials({ email: good.email, password: 'short' }, count)).toEqual({});
  });
  it('refuses what is no address', () => {
    expect(checkCredentials({ ...good, email: 'ada' }, count)).toEqual({ email: 'AUTH_EMAIL_INVALID' });
  });
});
