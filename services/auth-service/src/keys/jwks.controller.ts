import { Controller, Get, Header } from '@nestjs/common';
import type { JSONWebKeySet } from 'jose';
import { KeyRing } from './key-ring.js';

/** The public keys of access tokens (RFC 7517). Cached for less time than a new key is known before it signs. */
@Controller()
export class JwksController {
  constructor(private readonly ring: KeyRing) {}

  @Get('.well-known/jwks.json')
  @Header('content-type', 'application/jwk-set+json')
  @Header('cache-control', 'public, max-age=300')
  keys(): JSONWebKeySet {
    return this.ring.published();
  }
}
