import { uuidv7 } from '@my-girok/nest-common';
import { MediaPurpose } from '@my-girok/proto';
import { describe, expect, it } from 'vitest';
import { MEDIA_URL, type PersonalFixture, present, refusal } from './personal-service.fixture.js';

/** A person's avatar and header. */
export function profilePictures(fixture: () => PersonalFixture): void {
  const upload = (ownerId: string, purpose: 'AVATAR' | 'HEADER'): string => {
    const id = uuidv7();
    fixture().media.uploads.set(id, { ownerId, purpose: MediaPurpose[`MEDIA_PURPOSE_${purpose}`] });
    return id;
  };
  const askedFor = (mediaId: string) => fixture().media.asked.filter(({ mediaIds }) => mediaIds.includes(mediaId));

  describe('a profile’s pictures', () => {
    it('are bound at media-service, shown by address, and told with profile.updated', async () => {
      const personal = fixture();
      const userId = uuidv7();
      const [avatarMediaId, headerMediaId] = [upload(userId, 'AVATAR'), upload(userId, 'HEADER')];
      const shown = {
        bio: 'mine',
        avatar: `${MEDIA_URL}/media/${avatarMediaId}/avatar192`,
        header: `${MEDIA_URL}/media/${headerMediaId}/header1280`,
      };
      expect(await personal.update(userId, { bio: 'mine', avatarMediaId, headerMediaId })).toMatchObject(shown);
      expect(await personal.profileOf(userId)).toMatchObject(shown);
      const [message] = await personal.published(userId);
      expect(present(message).json()).toMatchObject({ userId, avatarMediaId, headerMediaId });

      const [asked, ...more] = askedFor(avatarMediaId);
      expect(more).toEqual([]);
      expect(asked).toMatchObject({
        ownerId: userId,
        subjectId: userId,
        purpose: MediaPurpose.MEDIA_PURPOSE_AVATAR,
        public: true,
      });
      expect(askedFor(headerMediaId)).toMatchObject([{ purpose: MediaPurpose.MEDIA_PURPOSE_HEADER, public: true }]);
      const [, claims = ''] = present(asked).authorization.split('.');
      const token = JSON.parse(Buffer.from(claims, 'base64url').toString());
      expect(token).toMatchObject({ sub: 'service:personal-service', aud: 'media-service' });
    });

    it('stay while something else changes, are replaced one by one and taken away by an empty id', async () => {
      const personal = fixture();
      const userId = uuidv7();
      const [first, second, header] = [upload(userId, 'AVATAR'), upload(userId, 'AVATAR'), upload(userId, 'HEADER')];
      await personal.update(userId, { avatarMediaId: first, headerMediaId: header });
      await personal.update(userId, { bio: 'kept' });
      expect(await personal.update(userId, { avatarMediaId: second })).toMatchObject({
        avatar: `${MEDIA_URL}/media/${second}/avatar192`,
        header: `${MEDIA_URL}/media/${header}/header1280`,
      });
      const bare = await personal.update(userId, { avatarMediaId: '', headerMediaId: '' });
      expect(bare).toMatchObject({ bio: 'kept', avatar: undefined, header: undefined });
      const told = (await personal.published(userId, 4)).map((message) => message.json<Record<string, string>>());
      expect(told.map(({ avatarMediaId }) => avatarMediaId)).toEqual([first, first, second, undefined]);
      expect(told.map(({ headerMediaId }) => headerMediaId)).toEqual([header, header, header, undefined]);
      expect(askedFor(header)).toHaveLength(1);
    });

    it.each(['somebody else’s', 'of another purpose', 'unknown'])(
      'are refused with media-service’s own code when the medium is %s; nothing changes and nothing is told',
      async (which) => {
        const personal = fixture();
        const userId = uuidv7();
        const media = {
          'somebody else’s': () => upload(uuidv7(), 'AVATAR'),
          'of another purpose': () => upload(userId, 'HEADER'),
          unknown: () => uuidv7(),
        }[which];
        const change = { bio: 'kept out', avatarMediaId: present(media)() };
        expect(await refusal(personal.update(userId, change))).toEqual({ code: 'MEDIA_NOT_FOUND', kind: 'not_found' });
        expect(await personal.profileOf(userId)).toBeUndefined();
        expect(await personal.outbox(userId)).toEqual([]);
      },
    );

    it('are not bound when another field of the same change is refused', async () => {
      const userId = uuidv7();
      const avatarMediaId = upload(userId, 'AVATAR');
      const change = { avatarMediaId, locale: 'xx' };
      expect(await refusal(fixture().update(userId, change))).toMatchObject({ code: 'PERSONAL_LOCALE_UNSUPPORTED' });
      expect(askedFor(avatarMediaId)).toEqual([]);
    });

    it('are asked for again after a moment’s outage of media-service', async () => {
      const personal = fixture();
      const userId = uuidv7();
      const avatarMediaId = upload(userId, 'AVATAR');
      personal.media.outages = 1;
      expect(await personal.update(userId, { avatarMediaId })).toMatchObject({
        avatar: `${MEDIA_URL}/media/${avatarMediaId}/avatar192`,
      });
      expect(askedFor(avatarMediaId)).toHaveLength(2);
    });

    it('are an outage, and no change, while media-service is away; other changes need it not', async () => {
      const personal = fixture();
      const userId = uuidv7();
      personal.media.outages = Number.POSITIVE_INFINITY;
      try {
        expect(await refusal(personal.update(userId, { avatarMediaId: upload(userId, 'AVATAR') }))).toMatchObject({
          code: 'COMMON_SERVICE_UNAVAILABLE',
        });
        expect(await personal.outbox(userId)).toEqual([]);
        expect(await personal.update(userId, { bio: 'words' })).toMatchObject({ bio: 'words' });
        expect(await personal.update(userId, { avatarMediaId: '' })).toMatchObject({ avatar: undefined });
      } finally {
        personal.media.outages = 0;
      }
    });
  });
}
