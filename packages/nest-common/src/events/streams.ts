import { EVENTS, type EventType } from '@my-girok/proto';
import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';

const NANOS_PER_MS = 1_000_000;
const DUPLICATE_WINDOW_MS = 120_000;

/** The event types that live in a RECORD stream. */
export function typesOf(stream: string): EventType[] {
  return (Object.keys(EVENTS) as EventType[]).filter((type) => EVENTS[type].stream === stream);
}

/** Makes a RECORD stream, or gives an existing one the subjects it lacks. Whoever needs it first makes it. */
export function ensureRecordStream(jsm: JetStreamManager, stream: string): Promise<void> {
  return ensureStream(jsm, {
    name: stream,
    subjects: typesOf(stream).map((type) => `${type}.*`),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    duplicate_window: DUPLICATE_WINDOW_MS * NANOS_PER_MS,
    // A record is for ever: it can be rebuilt from, so nobody deletes it by accident.
    deny_delete: true,
    deny_purge: true,
    allow_direct: true,
  });
}

/** The stream in which a service parks what it cannot apply. */
export function deadStreamOf(service: string): string {
  return `DEAD_${service.toUpperCase().replaceAll('-', '_')}`;
}

/** The subject of what one consumer of a service parked. */
export function deadSubjectOf(service: string, consumer: string): string {
  return `dead.${service}.${consumer}`;
}

export function ensureDeadStream(jsm: JetStreamManager, service: string): Promise<void> {
  return ensureStream(jsm, {
    name: deadStreamOf(service),
    subjects: [`dead.${service}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    duplicate_window: DUPLICATE_WINDOW_MS * NANOS_PER_MS,
    allow_direct: true,
  });
}

async function ensureStream(
  jsm: JetStreamManager,
  wanted: Partial<StreamConfig> & { name: string; subjects: string[] },
): Promise<void> {
  const existing = await jsm.streams.info(wanted.name).catch((error: { code?: number; status?: number }) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (!existing) {
    await jsm.streams.add(wanted).catch(async (error: unknown) => {
      // Another process was first, perhaps with an older list of subjects.
      const now = await jsm.streams.info(wanted.name).catch(() => undefined);
      if (!now) throw error;
      await addSubjects(jsm, wanted, now.config.subjects);
    });
    return;
  }
  await addSubjects(jsm, wanted, existing.config.subjects);
}

async function addSubjects(
  jsm: JetStreamManager,
  wanted: { name: string; subjects: string[] },
  present: string[],
): Promise<void> {
  const missing = wanted.subjects.filter((subject) => !present.includes(subject));
  // Only ever adds: during a rolling upgrade an older process must not take a newer one's subjects away.
  if (missing.length > 0) await jsm.streams.update(wanted.name, { subjects: [...present, ...missing] });
}

/** Whether a JetStream API error says that a stream, consumer or message does not exist. */
export function isNotFound(error: unknown): boolean {
  return /not found/i.test((error as Error).message ?? '');
}
