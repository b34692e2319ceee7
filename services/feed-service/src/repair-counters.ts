import { createApp, logger } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import { readConfig } from './config.js';
import { RepairCounters } from './repair/repair-counters.use-case.js';

/** For operators: `npm run repair-counters`. May run beside the service. */
const app = await createApp(appModule(readConfig()));
try {
  logger.info(await app.get(RepairCounters, { strict: false }).run(), 'Counters were repaired');
} finally {
  await app.close();
}
