import { MongoClient } from 'mongodb';
import pg from 'pg';

/** What the stores say: deposits written, events still waiting, deposits counted by the consumer. */
export interface Sums {
  deposits: number;
  unsent: number;
  counted: number;
}

/** Reads the sums of a tally service straight from its database. */
export async function readSums(store: 'postgresql' | 'mongodb', url: string, database: string): Promise<Sums> {
  if (store === 'postgresql') {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    await client.connect();
    try {
      const { rows } = await client.query<Record<keyof Sums, string>>(
        `select (select count(*) from deposit) as deposits, (select count(*) from outbox where sent_at is null) as unsent,
                (select coalesce(sum(n), 0) from tally) as counted`,
      );
      return {
        deposits: Number(rows[0]?.deposits),
        unsent: Number(rows[0]?.unsent),
        counted: Number(rows[0]?.counted),
      };
    } finally {
      await client.end();
    }
  }
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2000 });
  try {
    const db = client.db(database);
    const tallies = await db.collection<{ _id: string; n: number }>('tally').find().toArray();
    return {
      deposits: await db.collection('deposit').countDocuments(),
      unsent: await db.collection('outbox').countDocuments({ sentAt: null }),
      counted: tallies.reduce((sum, { n }) => sum + n, 0),
    };
  } finally {
    await client.close();
  }
}
