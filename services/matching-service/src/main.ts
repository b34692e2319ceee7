import { readConfig } from './config.js';
import { startMatchingService } from './start.js';

await startMatchingService(readConfig());
