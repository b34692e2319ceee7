import pg from 'pg';

/** Opens a bounded pool whose queries cannot hang: connecting, running and idling in a transaction all end. */
export function openPool(url: string, applicationName: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: 10,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // A connection that breaks is replaced by the pool, and the query on it fails; but without listeners on the pool (idle
  // ones) and on each client (checked out, between two queries of a transaction) the error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
