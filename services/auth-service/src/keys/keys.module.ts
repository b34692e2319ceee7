import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { JwksController } from './jwks.controller.js';
import { KeyRing } from './key-ring.js';
import { SigningKeysRepository } from './signing-keys.repository.js';

/** What access tokens are signed and checked with. */
@Module({
  controllers: [JwksController],
  providers: [KeyRing, AccessTokens, SigningKeysRepository],
  exports: [AccessTokens],
})
export class KeysModule {}
