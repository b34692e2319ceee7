import { parseArgs } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { EventsRuntime } from './events-runtime.js';

/**
 * For operators, beside the running service: `list` writes what its consumers have parked as JSON lines, `replay` applies it again
 * in order once its cause is gone. `--consumer` and `--aggregate` narrow both down. Closes the application.
 */
export async function deadLettersCommand(app: INestApplication, argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { consumer: { type: 'string' }, aggregate: { type: 'string' } },
  });
  const narrowed = { consumer: values.consumer, aggregateId: values.aggregate };
  try {
    await app.init();
    const runtime = app.get(EventsRuntime);
    runtime.prepare();
    const [action] = positionals;
    if (action === 'replay') process.stdout.write(`${JSON.stringify(await runtime.replayDeadLetters(narrowed))}\n`);
    else if (action === 'list')
      for (const { event, ...letter } of await runtime.deadLetters(narrowed)) {
        // The event's data may be personal: its id and type are enough to find it.
        const { id, type, aggregateId, aggregateVersion } = event;
        process.stdout.write(`${JSON.stringify({ ...letter, id, type, aggregateId, aggregateVersion })}\n`);
      }
    else throw new Error('Say list or replay, with --consumer or --aggregate to narrow it down');
  } finally {
    await app.close();
  }
}
