/** How many pictures stand together in each part of a message, up to four; together as even as they can be. */
export function pictureParts<T>(pictures: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let left = [...pictures];
  while (left.length > 0) {
    // Never one alone behind four: it would be larger than they are.
    const size = left.length === 5 ? 3 : Math.min(4, left.length);
    parts.push(left.slice(0, size));
    left = left.slice(size);
  }
  return parts;
}

/** A size in bytes as people read it: number and unit for `Intl.NumberFormat`. */
export function sizeParts(bytes: number): { readonly value: number; readonly unit: 'byte' | 'kilobyte' | 'megabyte' } {
  if (bytes < 1_000) return { value: bytes, unit: 'byte' };
  if (bytes < 1_000_000) return { value: Math.round(bytes / 1_000), unit: 'kilobyte' };
  return { value: Math.round(bytes / 100_000) / 10, unit: 'megabyte' };
}
