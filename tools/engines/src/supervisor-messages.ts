import type { Launch } from './engine.ts';

/** From the owner to the supervisor. */
export type ToSupervisor =
  | { type: 'start'; name: string; launch: Launch }
  | { type: 'signal'; name: string; signal: NodeJS.Signals }
  | { type: 'stop'; name: string; graceMilliseconds: number };

/** From the supervisor to the owner. */
export type FromSupervisor =
  | { type: 'started'; name: string; pid: number }
  | { type: 'failed'; name: string; message: string }
  | { type: 'exited'; name: string; code: number | null; signal: NodeJS.Signals | null };
