import { describe, expect, it } from 'vitest';
import { newPassword, normalisePassword } from './password.js';

const context = { email: 'jane.doe@example.com', name: 'Jane Doe' };
const refusal = (password: string, about = context) => {
  try {
    newPassword(password, about);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('newPassword', () => {
  it('refuses 14 characters and takes 15', () => {
    expect(refusal('k7#mQ2xPv9!tLw')).toMatchObject({ code: 'AUTH_PASSWORD_TOO_SHORT', field: 'password' });
    expect(newPassword('k7#mQ2xPv9!tLwZ', context)).toBe('k7#mQ2xPv9!tLwZ');
  });

  it('takes 128 characters and refuses 129, and a megabyte', () => {
    const long = Array.from({ length: 129 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 5000))).join(
      '',
    );
    expect([...newPassword([...long].slice(0, 128).join(''), context)]).toHaveLength(128);
    expect(refusal(long)).toMatchObject({ code: 'AUTH_PASSWORD_TOO_LONG', field: 'password' });
    expect(refusal('ab'.repeat(500_000))).toMatchObject({ code: 'AUTH_PASSWORD_TOO_LONG' });
  });

  it('counts code points after NFKC, not UTF-16 units', () => {
    expect(refusal('🦊🐢🌲🎈🚲🧵🪁')).toMatchObject({ code: 'AUTH_PASSWORD_TOO_SHORT' });
    expect(newPassword(`${'한'.normalize('NFD')}강에서 자전거를 타는 토요일 아침`, context)).toMatch(/^한강/);
  });

  it.each([
    'passwordpassword',
    'PasswordPassword',
    'password1234567',
    'P@ssw0rd!P@ssw0rd!',
    'password-password',
    'letmeinfootball',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'k7#mQ2xPk7#mQ2xP',
    'qwertyuiopasdfghjkl',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    '1qaz2wsx3edc4rfv',
    'zxcvbnm1234567890',
    'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍ',
    'momsanaladventure',
    'Mailcreated5240',
    'vjyntrhbcnj1980',
  ])('refuses %s with AUTH_PASSWORD_BREACHED', (password) => {
    expect(refusal(password)).toMatchObject({ kind: 'invalid', code: 'AUTH_PASSWORD_BREACHED', field: 'password' });
  });

  it.each(['jane.doe@example.com', 'JaneDoe-JaneDoe', 'doejanedoe-2026', 'Jane Doe Jane Doe!', 'my-girok-girok-girok'])(
    'refuses %s, which is the person and the product only',
    (password) => {
      expect(refusal(password)).toMatchObject({ code: 'AUTH_PASSWORD_BREACHED' });
    },
  );

  it('refuses a Korean name, with and without its family name, over and over', () => {
    expect(refusal('김민서 민서 김민서 기록 2026', { email: 'a@example.com', name: '김민서' })).toMatchObject({
      code: 'AUTH_PASSWORD_BREACHED',
    });
  });

  it.each([
    'correct horse battery staple',
    'seoul rain and warm bread',
    '느린 우체통에 넣은 편지 한 장',
    'jane walks home by the river',
  ])('takes the passphrase "%s"', (password) => {
    expect(refusal(password)).toBeUndefined();
  });
});

describe('normalisePassword', () => {
  it('gives the same text for the same keys in composed, decomposed and full-width form', () => {
    expect(normalisePassword('café ｆｕｌｌ width')).toBe(normalisePassword('cafe\u0301 full width'));
  });
});
