/** Minutes and seconds since a moment, hours where there are any: `3:07`, `1:02:45`. */
export function lastingOf(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
