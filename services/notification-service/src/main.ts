import { readConfig } from './config.js';
import { startNotificationService } from './start.js';

await startNotificationService(readConfig());
