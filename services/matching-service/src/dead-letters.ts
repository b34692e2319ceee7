import { createApp, deadLettersCommand } from '@my-girok/nest-common';
import { appModule } from './app.module.js';
import { readConfig } from './config.js';

/** For operators: `npm run dead-letters -- list` or `replay`. May run beside the service. */
await deadLettersCommand(await createApp(appModule(readConfig())), process.argv.slice(2));
