/** Half of the young generation (MB). */
const SEMI_SPACE_MEGABYTES = 16;

/**
 * The flags that cap V8's heap at so many MB. V8 counts the young generation, of up to 128 MB, against the same cap: without a cap of its own
 * it filled what was left to a busy service, which from then on collected everything ten times a second and never the young alone.
 */
export function heapFlags(megabytes: number): string[] {
  return [`--max-old-space-size=${megabytes}`, `--max-semi-space-size=${SEMI_SPACE_MEGABYTES}`];
}
