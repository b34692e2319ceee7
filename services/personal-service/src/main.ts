import { readConfig } from './config.js';
import { startPersonalService } from './service.js';

await startPersonalService(readConfig());
