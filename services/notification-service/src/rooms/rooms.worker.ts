import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { ForgetMarkers } from './forget-markers.use-case.js';
import { TellOfMessages } from './tell-of-messages.use-case.js';

const LOOK_MS = 1000;
const FORGET_MS = 3_600_000;

/** Looks every second for messages that waited long enough. */
@Injectable()
export class RoomsWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #looking: Repeating[] = [];
  #stopping = false;

  constructor(
    private readonly tellOfMessages: TellOfMessages,
    private readonly forgetMarkers: ForgetMarkers,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = [
      new Repeating('Telling of messages', LOOK_MS, () => this.#tell()),
      new Repeating('Forgetting old markers', FORGET_MS, () => this.forgetMarkers.run()),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#looking.map((each) => each.stop()));
  }

  async #tell(): Promise<void> {
    while (!this.#stopping && (await this.tellOfMessages.next()));
  }
}
