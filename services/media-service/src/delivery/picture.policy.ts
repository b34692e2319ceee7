import type { MediaPurpose } from '@my-girok/types';
import { mayBePublic } from '../library/media.policy.js';

/** Stands in an address where a post or a message would: the viewer looks at an upload of their own. */
export const OWN_PREVIEW = '-';

/** Whether anybody may see it: what a public post shows, and what a profile shows. */
export function isPublicPicture(picture: {
  purpose: MediaPurpose;
  subjectId: string | null;
  public: boolean;
}): boolean {
  const { purpose, subjectId } = picture;
  return subjectId !== null && mayBePublic(purpose) && (picture.public || purpose !== 'post');
}
