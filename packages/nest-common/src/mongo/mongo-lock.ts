import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';

interface LockDocument {
  _id: string;
  owner: string;
  until: Date;
}

/** A lease in a document: held by one process, taken over when it was not renewed in time. */
export class MongoLock {
  readonly #owner = randomUUID();
  #until = 0;

  constructor(
    private readonly db: Db,
    private readonly name: string,
    private readonly leaseMs = 5000,
  ) {}

  /** Takes or renews the lease. False while another process has it. */
  async hold(): Promise<boolean> {
    const now = Date.now();
    // Renewed when half of it is over: not every turn of a loop needs a durable write.
    if (this.#until - now > this.leaseMs / 2) return true;
    const until = new Date(now + this.leaseMs);
    try {
      await this.#locks().updateOne(
        { _id: this.name, $or: [{ owner: this.#owner }, { until: { $lt: new Date(now) } }] },
        { $set: { owner: this.#owner, until } },
        { upsert: true },
      );
      this.#until = until.valueOf();
      return true;
    } catch (error) {
      this.#until = 0;
      // The document is there and somebody else's, so the upsert met its own _id.
      if ((error as { code?: number }).code === 11_000) return false;
      throw error;
    }
  }

  async release(): Promise<void> {
    this.#until = 0;
    await this.#locks().deleteOne({ _id: this.name, owner: this.#owner });
  }

  #locks() {
    return this.db.collection<LockDocument>('locks');
  }
}
