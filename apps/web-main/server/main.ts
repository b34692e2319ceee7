import { readConfig } from './config.js';
import { createServer } from './create-server.js';

const config = readConfig(process.env);
const server = await createServer(config, new URL('../dist/client/', import.meta.url));

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });

await server.listen({ host: config.host, port: config.port });
