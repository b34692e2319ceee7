import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CONFIG, type AuthConfig } from '../config.js';
import type { Db } from '../database.js';
import { newPersonKey, sealText, wrapPersonKey } from './person-key.js';
import { PersonKeysRepository } from './person-keys.repository.js';
import { SecretBox } from './secret-box.js';

/**
 * Makes a person's key and seals a text with it. Kept events carry the sealed form only, so that destroying one row of
 * person_keys erases the person from all of them, wherever copies are (crypto-shredding).
 */
@Injectable()
export class SealForNewPerson {
  private readonly box: SecretBox;

  constructor(
    private readonly keys: PersonKeysRepository,
    @Inject(AUTH_CONFIG) config: AuthConfig,
  ) {
    this.box = new SecretBox(config.AUTH_SEAL_KEY, 'person-keys');
  }

  async run(tx: Db, personId: string, text: string, now: Date): Promise<string> {
    const key = newPersonKey();
    await this.keys.insert(tx, personId, wrapPersonKey(this.box, personId, key), now);
    return sealText(key, personId, text);
  }
}
