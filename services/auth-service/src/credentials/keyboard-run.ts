/**
 * Straight lines that fingers and memory follow: rows and columns of the keyboard, the alphabet, the digits.
 * Korean rows are those of the two-set layout. All in NFKD, in which a run of jamo never composes into syllables.
 */
const LINES = [
  '01234567890',
  '1234567890-=',
  '!@#$%^&*()_+',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'azertyuiop',
  'qsdfghjklm',
  'qwertzuiop',
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.', '0p;/'],
  ...['qaz', 'wsx', 'edc', 'rfv', 'tgb', 'yhn', 'ujm'],
  ...['ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ', '가나다라마바사아자차카타파하'],
].map((line) => line.normalize('NFKD'));
const SHORTEST = 3;
const LONGEST = Math.max(...LINES.map((line) => line.length));
const RUNS = new Set(LINES.flatMap((line) => [...slices(line), ...slices([...line].reverse().join(''))]));

function slices(line: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < line.length; from++) {
    for (let to = from + SHORTEST; to <= line.length; to++) found.push(line.slice(from, to));
  }
  return found;
}

/** Whether the text, in lower case, is nothing but such lines one after another, each of at least three keys. */
export function isKeyboardRun(text: string): boolean {
  const keys = text.normalize('NFKD');
  const reachable = new Array<boolean>(keys.length + 1).fill(false);
  reachable[0] = true;
  for (let from = 0; from < keys.length; from++) {
    if (!reachable[from]) continue;
    for (let to = from + SHORTEST; to <= Math.min(keys.length, from + LONGEST); to++) {
      if (RUNS.has(keys.slice(from, to))) reachable[to] = true;
    }
  }
  return keys.length > 0 && reachable[keys.length] === true;
}
