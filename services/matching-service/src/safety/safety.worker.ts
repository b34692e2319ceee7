import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { AttachMessages } from './attach-messages.use-case.js';

const LOOK_MS = 5000;

/** Attaches messages to reports that were made while chat-service was away. */
@Injectable()
export class SafetyWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #repeating?: Repeating;

  constructor(private readonly attach: AttachMessages) {}

  onApplicationBootstrap(): void {
    this.#repeating = new Repeating('Attaching messages', LOOK_MS, () => this.attach.rest());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#repeating?.stop();
  }
}
