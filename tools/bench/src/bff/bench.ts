import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { heapFlags } from '@my-girok/stack';
import autocannon from 'autocannon';
import { type Figure, figure, median } from '../figures.ts';
import { type Contender, interleave } from '../measure.ts';
import { freePort, type Product, type Program, repository, startProduct } from '../product.ts';
import { trustedDocuments } from './documents.ts';
import { seed, type TimelineRequest } from './seed.ts';

const sizes = { warmup: 800, rounds: 5, requests: 300 };
const connections = 8;
const heap = heapFlags(384);
const bffFolder = 'services/gateway/graphql-bff';
const peers = 'tools/bench/src/bff';

/**
 * CPU of a timeline request (trusted document, as the web app asks: 20 posts, 3 comments each, people) of the BFF, of GraphQL Yoga without
 * federation, and of a stock Hive gateway over HTTP subgraphs, in one run with the same protections; and the gRPC calls
 * that one request makes.
 */
export async function benchBff(progress: (line: string) => void): Promise<Figure[]> {
  const product = await startProduct(progress);
  try {
    const env = environment(product);
    const bff = await gateway(product, [...heap, `${bffFolder}/dist/main.js`], env, '/readyz');
    progress('seeding');
    const request = await seed(bff.address);
    const yoga = await gateway(product, [...heap, `${peers}/yoga-server.ts`], env, '/readyz');
    const hive = await stockGateway(product, env);
    const answers = await Promise.all([bff, yoga, hive.gateway].map(({ address }) => answer(address, request)));
    if (new Set(answers.map(sorted)).size > 1)
      throw new Error(`The contenders answer differently:\n${answers.join('\n')}`);

    const contenders: Contender[] = [
      { name: 'graphql-bff', pids: [bff.pid], load: load(bff, request) },
      { name: 'yoga', pids: [yoga.pid], load: load(yoga, request) },
      {
        name: 'hive',
        pids: [hive.gateway, ...hive.subgraphs].map(({ pid }) => pid),
        load: load(hive.gateway, request),
      },
    ];
    const values = await interleave(contenders, sizes, progress);
    const cpu = (name: string) => median(values.get(name) ?? []);
    return [
      figure('CPU a request, graphql-bff', cpu('graphql-bff'), 'ms'),
      figure('CPU a request, GraphQL Yoga without federation', cpu('yoga'), 'ms'),
      figure('CPU a request, stock Hive gateway with HTTP subgraphs, all processes', cpu('hive'), 'ms'),
      figure('graphql-bff to GraphQL Yoga', cpu('graphql-bff') / cpu('yoga'), 'ratio', 1.15),
      figure('graphql-bff to stock Hive gateway', cpu('graphql-bff') / cpu('hive'), 'ratio', 0.6),
      figure('gRPC calls a service a request', await callsOf(bff, request), 'calls', 1),
    ];
  } finally {
    await product.stop();
  }
}

function environment(product: Product): Record<string, string> {
  const documents = join(product.folder, 'trusted-documents.json');
  writeFileSync(documents, trustedDocuments());
  const limits = ['QUERY', 'MUTATION', 'REGISTER'].map((name) => [`RATE_LIMIT_${name}_POINTS`, '10000000']);
  return { ...product.gatewayEnv, TRUSTED_DOCUMENTS_FILE: documents, ...Object.fromEntries(limits) };
}

async function gateway(product: Product, args: string[], env: Record<string, string>, path: string): Promise<Program> {
  const port = await freePort();
  return product.run(args, { ...env, HTTP_PORT: `${port}` }, port, path);
}

async function stockGateway(product: Product, env: Record<string, string>) {
  let supergraph = readFileSync(join(repository, bffFolder, 'dist/supergraph.graphql'), 'utf8');
  const subgraphs: Program[] = [];
  for (const name of ['auth', 'personal', 'feed']) {
    const program = await gateway(
      product,
      [...heap, `${peers}/subgraph-server.ts`, name],
      env,
      '/graphql?query=%7B__typename%7D',
    );
    supergraph = supergraph.replace(`http://${name}.subgraph.internal/graphql`, `${program.address}/graphql`);
    subgraphs.push(program);
  }
  const file = join(product.folder, 'supergraph.graphql');
  writeFileSync(file, supergraph);
  const port = await freePort();
  const args = ['supergraph', file, '-c', `${peers}/hive.config.ts`, '-h', '127.0.0.1', '-p', `${port}`, '--fork', '1'];
  const settings = { ...env, HTTP_PORT: `${port}` };
  const bin = join(repository, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  return { gateway: await product.run([...heap, bin, ...args], settings, port, '/healthcheck'), subgraphs };
}

function load({ address }: Program, { headers, body }: TimelineRequest): (requests: number) => Promise<void> {
  return async (amount) => {
    const result = await autocannon({ url: `${address}/graphql`, method: 'POST', headers, body, connections, amount });
    if (result.non2xx + result.errors + result.timeouts > 0) throw new Error(`${address} failed under load`);
  };
}

async function answer(address: string, { headers, body }: TimelineRequest): Promise<string> {
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
  return response.text();
}

/** An answer with its keys in order: contenders need not write fields in the same one. */
function sorted(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The most calls that one request makes to one service, as the BFF counts them. */
async function callsOf({ address }: Program, request: TimelineRequest): Promise<number> {
  const count = async () => {
    const text = await (await fetch(`${address}/metrics`)).text();
    const calls = new Map<string, number>();
    for (const line of text.split('\n')) {
      const service = /^rpc_client_duration\w*_count\{.*rpc_service="([\w.]+)"/.exec(line)?.[1];
      if (service) calls.set(service, (calls.get(service) ?? 0) + Number(/\} (\d+)/.exec(line)?.[1]));
    }
    return calls;
  };
  const before = await count();
  await answer(address, request);
  const after = await count();
  return Math.max(...[...after].map(([service, calls]) => calls - (before.get(service) ?? 0)));
}
