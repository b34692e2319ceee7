export { cacheFolder } from './cache.ts';
export { ENGINE_NAMES, type EngineName, type EngineState, type RunningEngine } from './engine.ts';
export { EngineError } from './engine-error.ts';
export { installEngines, startEngines, type EngineOptions, type Engines } from './start-engines.ts';
