const KEY = 'girok.reloaded';

/**
 * A screen's file may be gone after a new release: loading the page again gets the current ones. What was typed is on
 * the device by then. At most once a minute, so that a broken release does not reload for ever.
 */
export function stayCurrent(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < 60_000) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
