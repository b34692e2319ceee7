import { Module } from '@nestjs/common';
import { Presence } from './presence.js';
import { PresenceStore } from './presence.store.js';

/** Who is there. */
@Module({ providers: [PresenceStore, Presence], exports: [Presence] })
export class PresenceModule {}
