import type { Order } from './publisher-process.ts';
import type { Worker } from './worker.ts';

export const sizes = { sockets: 2000, people: 1000, rounds: 5, seconds: 4, warmupSeconds: 2, rates: [5, 15] };

/** What is compared: two nodes, who listens to them, and how messages come to them. */
export interface Contender {
  readonly name: string;
  readonly pids: readonly number[];
  readonly listeners: Worker;
  publish(order: Order): Promise<void>;
}
