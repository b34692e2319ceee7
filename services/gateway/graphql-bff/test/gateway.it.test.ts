import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, startShop } from './scenarios/shop.js';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

describe('the gateway over HTTP subgraphs', () => {
  let shop: Shop;
  let gateway: ChildProcess;
  let address: string;

  beforeAll(async () => {
    shop = await startShop();
    const file = join(mkdtempSync(join(tmpdir(), 'supergraph-')), 'supergraph.graphql');
    writeFileSync(file, shop.supergraph);
    const main = fileURLToPath(new URL('../dist/gateway/main.js', import.meta.url));
    gateway = spawn(process.execPath, [main, '--supergraph', file, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await new Promise<string>((resolve, reject) => {
      gateway.once('exit', (code) => reject(new Error(`gateway ended with ${code}`)));
      gateway.stdout?.on('data', (chunk: Buffer) => {
        const found = /ready on (\S+)\/graphql/.exec(chunk.toString());
        if (found?.[1]) resolve(found[1]);
      });
    });
  });

  afterAll(async () => {
    gateway?.kill();
    await shop?.stopAll();
  });

  const ask = async (query: string, variables?: Record<string, unknown>): Promise<Answer> => {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
    return (await response.json()) as Answer;
  };

  it('is healthy at /healthcheck', async () => {
    expect((await fetch(`${address}/healthcheck`)).status).toBe(200);
  });

  it('lets no response key reach what all objects share', async () => {
    const { errors } = await ask('{ reviews { __proto__: author { polluted: name } } }');
    expect(errors?.[0]?.message).toBe('The name "__proto__" is taken');
    expect((await ask('{ reviews { id } }')).errors).toBeUndefined();
  });

  it('resolves an interface across subgraphs, with what the other subgraph requires', async () => {
    const { data, errors } = await ask(
      '{ products { __typename id ... on Book { title price } ... on Lamp { watts krw: price(currency: "KRW") } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.products).toEqual([
      { __typename: 'Book', id: 'b1', title: 'Walden', price: 3 },
      { __typename: 'Lamp', id: 'l1', watts: 40, krw: 14_400 },
    ]);
  });

  it('takes what a subgraph provides without asking its owner', async () => {
    const before = shop.requests.people ?? 0;
    const { data } = await ask('{ reviews { id author { id name } } }');
    expect(data?.reviews).toEqual([
      { id: 'r1', author: { id: 'u1', name: 'Ada' } },
      { id: 'r2', author: { id: 'u2', name: 'Kim' } },
    ]);
    expect(shop.requests.people ?? 0).toBe(before);
  });

  it('goes through unions, lists of lists and back again with variables, fragments and aliases', async () => {
    const query = `query ($currency: String!, $mail: Boolean!) {
      shelves { ...P }
      lamps: search(text: "watts") { ... on Lamp { id price(currency: $currency) } }
    }
    fragment P on Product { id ... on Book { reviews { by: author { name email @include(if: $mail) } product { __typename ... on Book { title } } } } }`;
    const { data, errors } = await ask(query, { currency: 'EUR', mail: true });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      shelves: [
        [
          {
            id: 'b1',
            reviews: [
              { by: { name: 'Ada', email: 'u1@example.test' }, product: { __typename: 'Book', title: 'Walden' } },
            ],
          },
        ],
        [{ id: 'l1' }],
      ],
      lamps: [{ id: 'l1', price: 9 }],
    });
    const without = await ask(query, { currency: 'EUR', mail: false });
    expect(JSON.stringify(without.data)).not.toContain('example.test');
  });

  it('asks one subgraph once for a whole list', async () => {
    const before = shop.requests.people ?? 0;
    await ask('{ reviews { author { email } } }');
    expect((shop.requests.people ?? 0) - before).toBe(1);
  });

  it('runs mutations and goes on to other subgraphs from their result', async () => {
    const { data } = await ask(
      'mutation { a: rename(id: "b1", title: "A") { title price } b: rename(id: "b1", title: "B") { title } }',
    );
    expect(data).toEqual({ a: { title: 'A', price: 3 }, b: { title: 'B' } });
  });

  it('nulls the nearest nullable parent of an entity that is not there', async () => {
    const { data } = await ask('{ ghost { id author { ...A } } } fragment A on Person { email }');
    expect(data).toEqual({ ghost: [null, { id: 'r2', author: { email: 'u2@example.test' } }] });
  });

  it('passes on the error of a field at its path, with the rest of the data', async () => {
    const { data, errors } = await ask('{ broken { id } people { name } }');
    expect(data).toEqual({ broken: null, people: [{ name: 'Ada' }] });
    expect(errors?.[0]).toMatchObject({ message: 'the shelf fell', path: ['broken'] });
  });

  it('answers introspection without what federation adds', async () => {
    const { data } = await ask('{ __schema { types { name } } __type(name: "Book") { fields { name } } }');
    const names = JSON.stringify(data);
    expect(names).toContain('price');
    expect(names).not.toMatch(/_Entity|join__|_Service/);
  });

  it('refuses an invalid document', async () => {
    expect((await ask('{ nothing }')).errors?.[0]?.message).toContain('nothing');
  });

  it('gives what the other subgraphs know while one is away', async () => {
    await shop.stop('shipping');
    const { data, errors } = await ask('{ reviews { id } products { id ... on Book { price } } }');
    expect(data).toMatchObject({ reviews: [{ id: 'r1' }, { id: 'r2' }] });
    expect(errors?.length).toBeGreaterThan(0);
  });
});
