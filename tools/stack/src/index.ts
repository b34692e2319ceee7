export { BackOff } from './back-off.ts';
export { heapFlags } from './heap.ts';
export { createKeys, type Keys } from './keys.ts';
export { processEnvironment } from './process-environment.ts';
export type { ProcessStatus } from './process-status.ts';
export { type ProcessDefinition, TOPOLOGY, withOffset } from './topology.ts';
