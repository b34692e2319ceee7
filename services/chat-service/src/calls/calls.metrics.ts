import { meter } from '@my-girok/nest-common';

/** Calls that go on, of all processes together. */
export const live = meter.createObservableGauge('chat.calls.live');
/** Ways in that were given. */
export const joins = meter.createCounter('chat.calls.joins');
/** People, or whole calls, that were put out. */
export const removals = meter.createCounter('chat.calls.removals');
