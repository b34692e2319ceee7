/** One of the six paper tints, 1 to 6, always the same for an id (FNV-1a). */
export function tintOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // The low bits of FNV-1a vary least between neighbouring ids.
  return (((hash ^ (hash >>> 15)) >>> 0) % 6) + 1;
}
