export * from './errors.js';
export * from './limits.js';
export * from './matching.js';
export * from './media-presets.js';
