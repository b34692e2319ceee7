import { readFileSync } from 'node:fs';

/** One row of `npm run status`; CONTRACT.md fixes the shape. */
export interface ProcessStatus {
  name: string;
  kind: 'engine' | 'service' | 'app';
  state: 'starting' | 'ready' | 'degraded' | 'restarting' | 'stopped' | 'failed' | 'building' | 'off';
  pid: number | null;
  address: string | null;
  memoryBytes: number | null;
  version: string | null;
}

/** The resident memory of a process, with its children's for servers of several processes; null where the system does not tell. */
export function residentBytes(pid: number | null): number | null {
  if (pid === null) return null;
  try {
    const rollup = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
    const own = Number(rollup ?? 0) * 1024;
    return children.reduce((sum, child) => sum + (residentBytes(child) ?? 0), own);
  } catch {
    return residentOfAnother(pid);
  }
}

/** A process of another user (PostgreSQL under root's stack) shows its status, not its map. */
function residentOfAnother(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** The rows as a table for people. */
export function statusTable(rows: readonly ProcessStatus[]): string {
  const cells = rows.map((row) => [
    row.name,
    row.state,
    row.address ?? '–',
    row.pid === null ? '–' : `${row.pid}`,
    row.memoryBytes === null ? '–' : `${Math.round(row.memoryBytes / 1048576)} MB`,
    row.version ?? '–',
  ]);
  const table = [['name', 'state', 'address', 'pid', 'memory', 'version'], ...cells];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
