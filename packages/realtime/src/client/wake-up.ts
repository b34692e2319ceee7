const TICK_MS = 5000;
/** A timer that is so late slept: the tab was frozen or the machine was. */
const SLEPT_MS = 15_000;

interface EventSource {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

/** Calls back when the line may have died or come back unnoticed: after sleep, when the network returns, when the tab is looked at. */
export function onWakeUp(callback: () => void): () => void {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT_MS) callback();
    last = now;
  }, TICK_MS);
  // In Node the timer alone must not keep the process alive.
  if (typeof timer === 'object') timer.unref();
  const page = (globalThis as { document?: EventSource & { visibilityState?: string } }).document;
  const seen = () => {
    if (page?.visibilityState === 'visible') callback();
  };
  const events: EventSource = globalThis as EventSource;
  events.addEventListener?.('online', callback);
  page?.addEventListener?.('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    events.removeEventListener?.('online', callback);
    page?.removeEventListener?.('visibilitychange', seen);
  };
}
