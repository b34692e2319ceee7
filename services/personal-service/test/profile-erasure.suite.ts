import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { MediaPurpose } from '@my-girok/proto';
import { describe, expect, it } from 'vitest';
import { type PersonalFixture, refusal } from './personal-service.fixture.js';

/** What stays of a person whose account was deleted: nothing. */
export function profileErasure(fixture: () => PersonalFixture): void {
  const rowOf = (userId: string) =>
    fixture().db.selectFrom('profiles').selectAll().where('user_id', '=', userId).executeTakeFirst();
  const deletion = new Date('2026-05-02T10:00:00.000Z');
  const nothing = {
    bio: '',
    links: [],
    locale: null,
    avatar_media_id: null,
    header_media_id: null,
    updated_at: deletion,
    erased_at: deletion,
  };

  async function withProfile(): Promise<string> {
    const [userId, avatarMediaId] = [uuidv7(), uuidv7()];
    fixture().media.uploads.set(avatarMediaId, { ownerId: userId, purpose: MediaPurpose.MEDIA_PURPOSE_AVATAR });
    const links = { links: [{ label: 'home', url: 'https://example.com/' }] };
    await fixture().update(userId, { bio: 'mine', links, locale: 'ko', avatarMediaId });
    return userId;
  }

  async function deleted(userId: string): Promise<void> {
    await fixture().publish('user.deleted', { userId, timestamp: deletion });
    await untilTrue(async () => (await rowOf(userId))?.erased_at);
  }

  describe('user.deleted', () => {
    it('erases the profile and leaves others alone', async () => {
      const [gone, stays] = [await withProfile(), await withProfile()];
      await deleted(gone);
      expect(await rowOf(gone)).toEqual({ user_id: gone, ...nothing });
      expect(await fixture().profileOf(gone)).toBeUndefined();
      expect(await fixture().profileOf(stays)).toMatchObject({ bio: 'mine', locale: 'ko' });
    });

    it('changes nothing when it comes again, under the same id or another', async () => {
      const userId = await withProfile();
      const id = uuidv7();
      await fixture().publish('user.deleted', { userId, timestamp: deletion }, { id });
      await fixture().publish('user.deleted', { userId, timestamp: new Date() }, { id });
      await fixture().publish('user.deleted', { userId, timestamp: new Date() }, { version: 3 });
      await fixture().afterDeletionsOf(userId);
      expect(await rowOf(userId)).toEqual({ user_id: userId, ...nothing });
    });

    it('holds against a user.created that comes later', async () => {
      const userId = uuidv7();
      await deleted(userId);
      await fixture().publish('user.created', { userId, locale: 'ko', timestamp: deletion });
      await fixture().afterCreationsOf(userId);
      expect(await rowOf(userId)).toEqual({ user_id: userId, ...nothing });
      expect(await fixture().profileOf(userId)).toBeUndefined();
    });

    it('holds against a change by a token that lives on for a moment: PERSONAL_PROFILE_ERASED, nothing told, no picture bound', async () => {
      const userId = await withProfile();
      await deleted(userId);
      const told = (await fixture().outbox(userId)).length;
      const mediaId = uuidv7();
      for (const change of [{ bio: 'back' }, { avatarMediaId: mediaId }]) {
        expect(await refusal(fixture().update(userId, change))).toEqual({
          code: 'PERSONAL_PROFILE_ERASED',
          kind: 'not_found',
        });
      }
      expect(await rowOf(userId)).toEqual({ user_id: userId, ...nothing });
      expect(await fixture().outbox(userId)).toHaveLength(told);
      expect(fixture().media.asked.some(({ mediaIds }) => mediaIds.includes(mediaId))).toBe(false);
    });

    it('wins against changes that run at the same time', async () => {
      const userId = await withProfile();
      const changes = Promise.allSettled(
        Array.from({ length: 10 }, (_, index) => fixture().update(userId, { bio: `change ${index}` })),
      );
      await fixture().publish('user.deleted', { userId, timestamp: deletion });
      await changes;
      await untilTrue(async () => (await rowOf(userId))?.erased_at);
      expect(await rowOf(userId)).toEqual({ user_id: userId, ...nothing });
    });
  });
}
