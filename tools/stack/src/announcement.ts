import { DEMO_LOG_INS } from './demo/people.ts';
import { type ProcessStatus, residentBytes, statusTable } from './process-status.ts';

/** What a person needs once all is ready: addresses and demo log-ins. */
export function announcement(processes: readonly ProcessStatus[], offset: number): string {
  const rows = processes.map((row) => ({ ...row, memoryBytes: residentBytes(row.pid) }));
  const lines = ['', statusTable(rows)];
  if (rows.some((row) => row.name === 'web-main')) {
    lines.push(
      '',
      `GraphQL at http://localhost:${4000 + offset}/graphql, sockets at ws://localhost:${4001 + offset}.`,
      `Open http://localhost:${3000 + offset} and log in with one of these, or register:`,
      ...DEMO_LOG_INS.map((logIn) => `  ${logIn.email}  ${logIn.password}  (${logIn.name})`),
    );
  }
  return lines.join('\n');
}
