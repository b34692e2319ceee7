const KEY = 'girok.call-device';
let own: string | undefined;

/**
 * This page's own name for itself in calls. It outlives a reload, so that the page takes the place it had; it is in storage only
 * between two pages, so that a tab made as a copy of this one gets a name of its own.
 */
export function pageDeviceId(): string {
  if (own) return own;
  try {
    own = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage a reload is another device.
  }
  own ??= crypto.randomUUID();
  addEventListener('pagehide', () => {
    try {
      if (own) sessionStorage.setItem(KEY, own);
    } catch {
      // As above.
    }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sessionStorage.removeItem(KEY);
  });
  return own;
}
