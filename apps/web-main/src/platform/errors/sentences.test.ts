import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { COMMON_CODES, ERROR_KINDS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import en from '../../../messages/en.json' with { type: 'json' };
import enMore from '../../../messages/en.more.json' with { type: 'json' };
import ko from '../../../messages/ko.json' with { type: 'json' };
import koMore from '../../../messages/ko.more.json' with { type: 'json' };

const english: Record<string, string> = { ...en.Errors, ...enMore.Errors };
const korean: Record<string, string> = { ...ko.Errors, ...koMore.Errors };

const root = new URL('../../../../../', import.meta.url);
/** As it is written in code and in the list: in quotes or backticks, where constants of similar names are not. */
const CODE =
  /(?<=['`])(?:AUTH|PERSONAL|FEED|MEDIA|CHAT|CALL|MATCHING|NOTIFICATION|COMMON|BFF|WS)_[A-Z_]+[A-Z](?=['`])/g;

/** Every code the services declare, wherever a slice keeps its errors. */
function declaredCodes(): string[] {
  const folders = [
    'services/auth-service',
    'services/personal-service',
    'services/feed-service',
    'services/media-service',
    'services/chat-service',
    'services/matching-service',
    'services/notification-service',
    'services/gateway/graphql-bff',
    'services/gateway/ws-gateway',
  ];
  const declared = folders.flatMap((folder) => {
    const source = new URL(`${folder}/src/`, root);
    return readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.errors.ts'))
      .flatMap((file) => readFileSync(new URL(file, source), 'utf8').match(CODE) ?? []);
  });
  const list = new URL('docs/errors.md', root);
  const documented = existsSync(list) ? (readFileSync(list, 'utf8').match(CODE) ?? []) : [];
  return [...new Set([...declared, ...documented, ...Object.values(COMMON_CODES)])].sort();
}

describe('sentences for errors', () => {
  const codes = declaredCodes();

  it('find the codes of all services', () => {
    const prefixes = 'AUTH PERSONAL FEED MEDIA CHAT CALL MATCHING NOTIFICATION COMMON BFF WS'.split(' ');
    for (const prefix of prefixes.map((name) => `${name}_`))
      expect(
        codes.some((code) => code.startsWith(prefix)),
        prefix,
      ).toBe(true);
  });

  it.each(codes)('%s has one in English and in Korean', (code) => {
    expect(english[code]).toBeTruthy();
    expect(korean[code]).toBeTruthy();
  });

  it.each(Object.values(ERROR_KINDS).map(({ graphql }) => graphql))('%s has one for codes yet unknown here', (code) => {
    expect(en.Errors).toHaveProperty(code);
    expect(ko.Errors).toHaveProperty(code);
  });
});
