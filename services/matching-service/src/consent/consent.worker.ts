import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repeating } from '../repeating.js';
import { KeepContact } from './keep-contact.use-case.js';

const LOOK_MS = 2000;

/** Makes rooms of two who keep contact where that could not be done at once. */
@Injectable()
export class ConsentWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #repeating?: Repeating;

  constructor(private readonly keepContact: KeepContact) {}

  onApplicationBootstrap(): void {
    this.#repeating = new Repeating('Making kept rooms', LOOK_MS, () => this.keepContact.rest());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#repeating?.stop();
  }
}
