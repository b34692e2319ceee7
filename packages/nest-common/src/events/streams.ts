import { EVENTS, type EventType, type LiveStream, type RecordStream } from '@my-girok/proto';
import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';

const NANOS_PER_MS = 1_000_000;
const DUPLICATE_WINDOW_MS = 120_000;
/** How long a LIVE stream keeps what people wrote. */
const LIVE_HOURS = 72;

/** The event types that live in a stream. */
export function typesOf(stream: string): EventType[] {
  return (Object.keys(EVENTS) as EventType[]).filter((type) => EVENTS[type].stream === stream);
}

/** Makes a RECORD or LIVE stream, or gives an existing one the subjects it lacks. Whoever needs it first makes it. */
export function ensureEventStream(jsm: JetStreamManager, stream: RecordStream | LiveStream): Promise<void> {
  const live = stream.endsWith('_LIVE');
  return ensureStream(jsm, {
    name: stream,
    subjects: typesOf(stream).map((type) => `${type}.*`),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    duplicate_window: DUPLICATE_WINDOW_MS * NANOS_PER_MS,
    allow_direct: true,
    // A record is for ever: it can be rebuilt from, so nobody deletes it by accident.
    ...(live ? { max_age: LIVE_HOURS * 3_600_000 * NANOS_PER_MS } : { deny_delete: true, deny_purge: true }),
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
