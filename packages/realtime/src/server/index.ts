export { ChannelHub, type StateOptions } from './channel-hub.js';
export type { ChannelEvent, ChannelOwner, Replay } from './channel-owner.js';
export { type DrainOptions, drain } from './drain.js';
export type { HubObserver, HubOptions } from './hub-options.js';
