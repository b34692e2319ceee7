import { parseArgs } from 'node:util';
import { ENGINE_NAMES } from '@my-girok/engines';
import { dataFolder, portOffset } from '../paths.ts';
import { type ProcessStatus, residentBytes, statusTable } from '../process-status.ts';
import { readState, runningState } from '../state-file.ts';
import { TOPOLOGY, withOffset } from '../topology.ts';

/** Every process with what the running stack says of it; those it does not run are stopped. */
export function currentStatus(dataDir: string, offset: number): ProcessStatus[] {
  const running = runningState(dataDir);
  const failed = running ? null : readState(dataDir)?.processes.filter((row) => row.state === 'failed');
  const stopped = (name: string, kind: ProcessStatus['kind'], address: string | null): ProcessStatus => ({
    name,
    kind,
    address,
    state: failed?.some((row) => row.name === name) ? 'failed' : 'stopped',
    pid: null,
    memoryBytes: null,
    version: null,
  });
  const rows = [
    ...ENGINE_NAMES.map((name) => stopped(name, 'engine', null)),
    ...TOPOLOGY.map((each) => stopped(each.name, each.kind, `http://localhost:${withOffset(each, offset).httpPort}`)),
  ].map((row) => running?.processes.find((each) => each.name === row.name) ?? row);
  const others = running?.processes.filter((each) => !rows.some((row) => row.name === each.name)) ?? [];
  return [...rows, ...others].map((row) => ({ ...row, memoryBytes: residentBytes(row.pid) }));
}

/** `npm run status`, with `--json` as CONTRACT.md has it. */
export function status(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const rows = currentStatus(dataFolder(), portOffset());
  console.log(values.json ? JSON.stringify(rows, null, 2) : statusTable(rows));
  return 0;
}
