/** The steps between a write and its effect at which a kill test can end a process. */
export type FaultPoint =
  | 'relay.publishing'
  | 'relay.published'
  | 'relay.marked'
  | 'consumer.received'
  | 'consumer.applying'
  | 'consumer.applied'
  | 'consumer.acked';

/** Guarantees that a kill test can switch off, to show that it would notice their absence. */
export type Guarantee = 'outbox' | 'inbox';

const countdowns = new Map<string, number>();
const off = new Set<string>();

/**
 * Arms faults for this process: `relay.published` kills it (SIGKILL) when that point is reached, `relay.published:3` the
 * third time; `without.inbox` and `without.outbox` switch a guarantee off. Only under NODE_ENV=test.
 */
export function armFaults(faults: string): void {
  for (const fault of faults.split(',').filter(Boolean)) {
    const [point = '', times = '1'] = fault.split(':');
    if (point.startsWith('without.')) off.add(point.slice('without.'.length));
    else countdowns.set(point, Number(times));
  }
}

/** Ends the process here if a test has armed this point. */
export function faultPoint(point: FaultPoint): void {
  const left = countdowns.get(point);
  if (left === undefined) return;
  countdowns.set(point, left - 1);
  if (left === 1) process.kill(process.pid, 'SIGKILL');
}

/** Whether a test has switched a guarantee off. */
export function isOff(guarantee: Guarantee): boolean {
  return off.has(guarantee);
}
