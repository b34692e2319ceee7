import type { HubOptions } from '@my-girok/realtime/server';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, WS_CONFIG } from '../config.js';
import { observe } from './namespace-metrics.js';

/** How the hubs of this process are bounded. */
@Injectable()
export class HubSettings {
  constructor(@Inject(WS_CONFIG) private readonly config: Config) {}

  of(namespace: string): HubOptions {
    const { LIMIT_WAITING_BYTES, RING_EVENTS, RING_IDLE_BYTES } = this.config;
    return {
      ringEvents: RING_EVENTS,
      idleBytes: RING_IDLE_BYTES,
      backlogBytes: LIMIT_WAITING_BYTES,
      replayTimeoutMs: 3000,
      observer: observe(namespace),
    };
  }
}
