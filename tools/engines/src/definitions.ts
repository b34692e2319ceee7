import type { EngineDefinition, EngineName } from './engine.ts';
import { livekit } from './engines/livekit.ts';
import { mongodb } from './engines/mongodb.ts';
import { nats } from './engines/nats.ts';
import { postgresql } from './engines/postgresql.ts';
import { s3 } from './engines/s3.ts';
import { valkey } from './engines/valkey.ts';

/** Every engine by its name. */
export const DEFINITIONS: Readonly<Record<EngineName, EngineDefinition>> = {
  postgresql,
  mongodb,
  valkey,
  nats,
  s3,
  livekit,
};
