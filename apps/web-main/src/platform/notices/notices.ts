import { ToastQueue } from '@my-girok/ui-components';

/** The page's short notices: what happened, and undo or retry where there is one. */
export const notices = new ToastQueue();
