/** Microseconds of the clock that all processes of this machine share, and that nobody sets. Exact between processes. */
const offset = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000;

export function monotonicMicroseconds(): number {
  return Math.round(offset + performance.now() * 1000);
}
