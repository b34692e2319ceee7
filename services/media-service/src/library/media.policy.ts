import { MEDIA_PURPOSES, type MediaPurpose } from '@my-girok/types';

/** The service that owns what shows media of a purpose: it binds them, tells of them, and says who may see them. */
export type Shower = 'feed-service' | 'personal-service' | 'chat-service';

const SHOWN_BY: Readonly<Record<MediaPurpose, Shower>> = {
  post: 'feed-service',
  avatar: 'personal-service',
  header: 'personal-service',
  message: 'chat-service',
  file: 'chat-service',
};

export const shownBy = (purpose: MediaPurpose): Shower => SHOWN_BY[purpose];

/** Every purpose whose media this service shows. */
export const purposesOf = (shower: Shower): MediaPurpose[] =>
  MEDIA_PURPOSES.filter((purpose) => SHOWN_BY[purpose] === shower);

/** Whether anybody may ever see such media without being asked about: never what messages show. */
export const mayBePublic = (purpose: MediaPurpose): boolean => SHOWN_BY[purpose] !== 'chat-service';
