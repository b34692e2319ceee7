import { createHash, randomBytes } from 'node:crypto';
import { Redis } from 'iovalkey';

/** Somebody who is signed in. */
export interface Person {
  readonly userId: string;
  readonly sessionId: string;
  /** SHA-256 of a cookie that nobody has. */
  readonly sessionHash: string;
}

const lifeSeconds = 30;

/** Tickets and copies of sessions, left in Valkey as graphql-bff leaves them. */
export class Tickets {
  private readonly valkey: Redis;

  constructor(url: string) {
    this.valkey = new Redis(url);
  }

  /** Signs people in, as far as ws-gateway looks. */
  async signIn(people: readonly Person[]): Promise<void> {
    const pipeline = this.valkey.pipeline();
    for (const { sessionHash, ...session } of people)
      pipeline.hset(`bff:session:${sessionHash}`, { generation: '1', session: JSON.stringify(session) });
    await pipeline.exec();
  }

  async issue(person: Person, namespace: string): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    const key = `ticket:${createHash('sha256').update(ticket).digest('base64url')}`;
    await this.valkey.set(key, JSON.stringify({ namespace, ...person }), 'EX', lifeSeconds);
    return ticket;
  }

  close(): void {
    this.valkey.disconnect();
  }
}
