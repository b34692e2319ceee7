import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createFederationGateway } from '../federation/federation-gateway.js';

/**
 * Runs any supergraph whose subgraphs speak HTTP: `npm run gateway -- --supergraph FILE --port N [--host H]`. GraphQL at
 * `/graphql`, health at `/healthcheck`. For conformance suites and for trying a supergraph out; sessions, limits and
 * forgery rules are graphql-bff's.
 */
const { values } = parseArgs({
  options: {
    supergraph: { type: 'string' },
    port: { type: 'string', default: '4000' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
const port = Number(values.port);
if (!values.supergraph || !Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('usage: gateway --supergraph FILE [--port N] [--host ADDRESS]\n');
  process.exit(2);
}

const { runtime: gateway } = await createFederationGateway({
  supergraph: readFileSync(values.supergraph, 'utf8'),
  upstreamTimeoutMs: 30_000,
});
const server = createServer(gateway);
server.maxConnections = 10_000;
server.requestTimeout = 60_000;
server.listen(port, values.host, () => {
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  process.stdout.write(`gateway ready on http://${values.host}:${at}/graphql\n`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => void gateway.dispose());
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}
