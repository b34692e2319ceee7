import { readConfig } from './config.js';
import { startAuthService } from './service.js';

await startAuthService(readConfig());
