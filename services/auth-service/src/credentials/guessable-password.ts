import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';
import { isKeyboardRun } from './keyboard-run.js';

const COMMON = new Set<string>(dictionary['passwords-common'].map(String));
const BREACHED = new Set(
  readFileSync(new URL('../../data/breached-passwords.sha256-64.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);
const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};
const FEWEST_DIFFERENT = 5;
const LONGEST_TAIL = 4;

/** What the person told us about themselves, and so what an attacker who aims at them tries first. */
export interface PasswordContext {
  email: string;
  name: string;
}

/**
 * Whether attackers try this password first. NIST SP 800-63B-4 §3.1.1.2: compare with breached passwords, dictionary words,
 * repetitive or sequential characters and context-specific words; a length rule alone lets `passwordpassword` through.
 * `password` is in NFKC and of bounded length.
 */
export function isGuessable(password: string, context: PasswordContext): boolean {
  const lower = password.toLowerCase();
  if (BREACHED.has(createHash('sha256').update(lower).digest('hex').slice(0, 16))) return true;
  if (new Set(lower).size < FEWEST_DIFFERENT || isRepetition(lower) || isKeyboardRun(lower)) return true;
  const own = ownWords(context);
  return spellings(lower).some(
    (text) => isRepetition(text) || isOneOrTwoEntries(text, own) || isOwnWordsOnly(text, own),
  );
}

/** The text itself, without separators, and with the usual look-alike digits read as letters. */
function spellings(lower: string): string[] {
  const bare = lower.replace(/[^\p{L}\p{N}]/gu, '');
  const read = (text: string) => text.replace(/[@43!1$057]/g, (sign) => LEET[sign] ?? sign);
  return [...new Set([lower, bare, read(lower), read(lower).replace(/[^\p{L}\p{N}]/gu, '')])];
}

/** A part of at most half the length, over and over, perhaps cut off at the end. */
function isRepetition(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.slice(period) === text.slice(0, text.length - period)) return true;
  }
  return false;
}

function isOneOrTwoEntries(text: string, own: ReadonlySet<string>): boolean {
  const known = (part: string) => COMMON.has(part) || own.has(part);
  if (known(text)) return true;
  for (let at = 1; at < text.length; at++) {
    if (known(text.slice(0, at)) && known(text.slice(at))) return true;
  }
  return false;
}

/** Nothing but the person's own words and the product's name, and at most a few other signs (a year, a mark). */
function isOwnWordsOnly(text: string, own: ReadonlySet<string>): boolean {
  let rest = text;
  for (const word of own) rest = rest.replaceAll(word, '');
  return rest.length < text.length && [...rest].length <= LONGEST_TAIL;
}

/** Longest first, so that a whole address goes before its parts. */
function ownWords({ email, name }: PasswordContext): Set<string> {
  const lower = [email, name].map((text) => text.normalize('NFKC').toLowerCase());
  const parts = lower.flatMap((text) => [text, text.split('@')[0] ?? '', ...text.split(/[^\p{L}\p{N}]+/u)]);
  const bare = parts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ''));
  // A Korean name is written in one: the first syllable is the family's, the rest is what friends say.
  const given = bare.filter((word) => /^\p{Script=Hangul}{3,4}$/u.test(word)).map((word) => word.slice(1));
  const words = ['girok', '기록', ...parts, ...bare, ...given].filter((word) => [...word].length >= 2);
  return new Set(words.sort((one, other) => other.length - one.length));
}
