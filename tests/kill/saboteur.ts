import { MongoInbox, MongoOutbox, MongoStore, NatsPublisher, PgInbox, PgOutbox } from '@my-girok/nest-common';

/** Where a process can be made to die: every step between write, publish and ack. */
export const KILL_POINTS = [
  'write: before the transaction commits',
  'write: after the commit, before the answer',
  'relay: before the publish',
  'relay: after the publish, before the mark',
  'relay: after the mark',
  'consumer: before the effect commits',
  'consumer: after the commit, before the ack',
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

// biome-ignore lint/suspicious/noExplicitAny: methods of any shape are wrapped
type Method = (...args: any[]) => any;

function around(
  prototype: object,
  name: string,
  wrapper: (original: Method) => (this: unknown, ...args: unknown[]) => unknown,
): void {
  const original = (prototype as Record<string, Method>)[name];
  if (!original) throw new Error(`there is no ${name} to sabotage`);
  Object.defineProperty(prototype, name, { value: wrapper(original), configurable: true, writable: true });
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const before = (original: Method) =>
  function (this: unknown, ...args: unknown[]) {
    die();
    return original.apply(this, args);
  };

const after = (original: Method) =>
  async function (this: unknown, ...args: unknown[]) {
    await original.apply(this, args);
    die();
    // The signal is delivered at once; nothing may happen in between.
    return new Promise(() => undefined);
  };

/** Kills this process the first time the point is reached. */
export function killAt(point: KillPoint, write: { prototype: object }): void {
  switch (point) {
    case 'write: before the transaction commits':
      // The event is the last thing a deposit writes.
      for (const outbox of [PgOutbox, MongoOutbox]) around(outbox.prototype, 'add', after);
      break;
    case 'write: after the commit, before the answer':
      around(write.prototype, 'deposit', after);
      break;
    case 'relay: before the publish':
      around(NatsPublisher.prototype, 'send', before);
      break;
    case 'relay: after the publish, before the mark':
      for (const outbox of [PgOutbox, MongoOutbox]) around(outbox.prototype, 'markSent', before);
      break;
    case 'relay: after the mark':
      for (const outbox of [PgOutbox, MongoOutbox]) around(outbox.prototype, 'markSent', after);
      break;
    case 'consumer: before the effect commits':
      around(write.prototype, 'count', after);
      break;
    case 'consumer: after the commit, before the ack':
      for (const inbox of [PgInbox, MongoInbox]) around(inbox.prototype, 'apply', after);
      break;
  }
}

/** The service as it would be without an outbox: state is committed, then the event is published. */
export function withoutOutbox(publisher: () => NatsPublisher, write: { prototype: object }): void {
  const waiting: Parameters<NatsPublisher['publish']>[] = [];
  for (const outbox of [PgOutbox, MongoOutbox])
    around(outbox.prototype, 'add', () => async (...args) => {
      const [, type, event] = args as [unknown, 'post.created', { aggregateId: string; data: object }];
      waiting.push([type, event.data, { aggregateId: event.aggregateId }]);
    });
  around(
    write.prototype,
    'deposit',
    (original) =>
      async function (this: unknown, ...args: unknown[]) {
        await original.apply(this, args);
        for (const message of waiting.splice(0)) await publisher().publish(...message);
      },
  );
}

/** The service as it would be without an inbox: every delivery is applied. */
export function withoutInbox(): void {
  around(
    PgInbox.prototype,
    'apply',
    () =>
      async function (this: unknown, ...args: unknown[]) {
        const [, , handler] = args as [unknown, unknown, (tx: unknown) => Promise<void>];
        await (this as { db: { transaction(): { execute(run: (tx: unknown) => Promise<void>): Promise<void> } } }).db
          .transaction()
          .execute(handler);
        return 'applied';
      },
  );
  around(
    MongoInbox.prototype,
    'apply',
    () =>
      async function (this: unknown, ...args: unknown[]) {
        const [, , handler] = args as [unknown, unknown, (tx: unknown) => Promise<void>];
        await (this as { store: MongoStore }).store.transaction(handler);
        return 'applied';
      },
  );
}
