import type { CommonConfig } from '../config/common-config.js';

export const COMMON_OPTIONS = Symbol('common options');

export interface CommonOptions {
  /** The service's name as others know it: its folder's name. */
  serviceName: string;
  config: CommonConfig;
}
