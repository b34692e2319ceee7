import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { selfSigned } from './certificate.js';

/** What arrived at the push service. */
export interface Arrived {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A push service (RFC 8030) over https, as browsers' makers run them; this process trusts its certificate. */
export class PushServiceStandIn {
  readonly arrived: Arrived[] = [];
  /** What it answers next for a path, before 201 again. */
  readonly answers = new Map<string, { status: number; headers?: Record<string, string> }[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PushServiceStandIn> {
    const { key, cert } = selfSigned();
    setDefaultCACertificates([...getCACertificates('default'), cert]);
    const server = createServer({ key, cert });
    const service = new PushServiceStandIn(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const path = request.url ?? '';
      service.arrived.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      const { status, headers = {} } = service.answers.get(path)?.shift() ?? { status: 201 };
      response.writeHead(status, headers).end('much that nobody reads');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `https://${this.host}`;
  }

  at(path: string): Arrived[] {
    return this.arrived.filter((each) => each.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A browser that subscribed: only it can open what is pushed to it (RFC 8291). */
export class Browser {
  readonly #ecdh = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  readonly path = `/push/${randomBytes(12).toString('base64url')}`;
  readonly #point = this.#ecdh.generateKeys();

  constructor(private readonly service: PushServiceStandIn) {}

  get endpoint(): string {
    return `${this.service.origin}${this.path}`;
  }

  /** What it gives the server. */
  subscription(locale = 'en'): { endpoint: string; p256dh: string; auth: string; locale: string } {
    const { endpoint } = this;
    return { endpoint, p256dh: this.#point.toString('base64url'), auth: this.#auth.toString('base64url'), locale };
  }

  /** What was pushed to it, opened. */
  received(): Record<string, unknown>[] {
    return this.service.at(this.path).map(({ body }) => JSON.parse(this.#open(body)) as Record<string, unknown>);
  }

  /** aes128gcm (RFC 8188) with the keys of RFC 8291: one record, padded by a 2. */
  #open(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const idLength = body[20] ?? 0;
    const sender = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    const shared = this.#ecdh.computeSecret(sender);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#point, sender]);
    const ikm = Buffer.from(hkdfSync('sha256', shared, this.#auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const opened = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    return opened.subarray(0, opened.lastIndexOf(2)).toString();
  }
}

/** The claims of an Authorization header by RFC 8292; fails where its signature is not of that key. */
export function vapidClaims(authorization: string, publicKey: string): Record<string, unknown> {
  const [, token, key] = /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (!token || key !== publicKey) throw new Error('Not signed with the key that browsers know');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const known = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const [header = '', claims = '', signature = ''] = token.split('.');
  const signed = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) throw new Error('The signature is not right');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
}
