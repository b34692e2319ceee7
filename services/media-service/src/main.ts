import { readConfig } from './config.js';
import { startMediaService } from './start.js';

await startMediaService(readConfig());
