/** A stretch of text that two versions share, or that only the later (`in`) or the earlier (`out`) has. */
export interface Stretch {
  readonly kind: 'same' | 'in' | 'out';
  readonly text: string;
}

const wordsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

/**
 * What changed between two versions, by words: the longest common subsequence, after the parts that both begin and end
 * with. Posts have at most 2,000 characters, so that the table stays below a million cells.
 */
export function diffWords(before: string, after: string): Stretch[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = stretches.at(-1);
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, text: last.text + words.join('') };
    else stretches.push({ kind, text: words.join('') });
  };
  add('same', old.slice(0, head));
  for (const { kind, word } of middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)))
    add(kind, [word]);
  add('same', old.slice(old.length - tail));
  return stretches;
}

function middle(old: readonly string[], now: readonly string[]): { kind: Stretch['kind']; word: string }[] {
  const width = now.length + 1;
  // lengths[i * width + j]: how much old from i and now from j have in common.
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const steps: { kind: Stretch['kind']; word: string }[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [gone, come] = [old[i], now[j]];
    if (gone !== undefined && gone === come) {
      steps.push({ kind: 'same', word: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      steps.push({ kind: 'out', word: gone });
      i += 1;
    } else {
      steps.push({ kind: 'in', word: come ?? '' });
      j += 1;
    }
  }
  return steps;
}
