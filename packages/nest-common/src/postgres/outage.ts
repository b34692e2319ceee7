const CONNECTION_LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // Serialisation failures and deadlocks: PostgreSQL asks to try again.
  '40001',
  '40P01',
]);

/** Whether PostgreSQL is away, as opposed to refusing what was asked. */
export function isPostgresOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && (CONNECTION_LOST.has(code) || code.startsWith('08'))) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
