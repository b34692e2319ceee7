import { publicMediaPath } from '@my-girok/types';

/**
 * Where a profile's pictures are fetched. The preset is the last part of the path, so that who shows one smaller or larger
 * (avatar96, avatar384, header640, header1920) exchanges only that.
 */
export function pictureAddresses(
  mediaUrl: string,
  { avatarMediaId, headerMediaId }: { avatarMediaId: string | null; headerMediaId: string | null },
): { avatar: string | undefined; header: string | undefined } {
  return {
    avatar: avatarMediaId === null ? undefined : mediaUrl + publicMediaPath(avatarMediaId, 'avatar192'),
    header: headerMediaId === null ? undefined : mediaUrl + publicMediaPath(headerMediaId, 'header1280'),
  };
}
