/** Started by a test as a process of its own, so that it can be killed: holds engines until then. */
import { startEngines } from '../src/index.ts';

const engines = await startEngines({
  dataDir: process.argv[2] ?? '',
  only: ['postgresql', 'valkey', 'nats'],
  environment: {},
});
console.log(JSON.stringify(engines.engines.map((engine) => engine.pid)));
setInterval(() => {}, 60_000);
