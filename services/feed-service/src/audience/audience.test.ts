import { describe, expect, it } from 'vitest';
import { NO_MUTES } from '../mutes/mutes.js';
import { type Post, readStored, type Visibility } from '../posts/post.js';
import { isMuted, isVisible, maySee, type Reader, showsComment } from './audience.js';

const stored = {
  _id: 'post',
  authorId: 'author',
  authorSeq: 1,
  content: 'tea',
  createdAt: new Date(),
  likeCount: 0,
  commentCount: 0,
  commentSeq: 0,
};

const post = (more: Partial<Post> = {}): Post => ({ ...readStored(stored), ...more });
const reader = (viewerId: string | undefined, more: Partial<Reader> = {}): Reader => ({
  viewerId,
  follows: new Set(),
  blocked: new Set(),
  mutes: NO_MUTES,
  ...more,
});
const follower = reader('follower', { follows: new Set(['author']) });
const mutes = (person: string, ...words: string[]) => ({
  people: new Set([person]),
  hides: (texts: readonly string[]) => texts.some((text) => words.includes(text)),
});

describe('visibility', () => {
  it.each<[Visibility, string[]]>([
    ['public', ['author', 'follower', 'mentioned', 'stranger', 'nobody']],
    ['followers', ['author', 'follower', 'mentioned']],
    ['self', ['author']],
  ])('%s shows a post to %j', (visibility, seers) => {
    const readers = {
      author: reader('author'),
      follower,
      mentioned: reader('mentioned'),
      stranger: reader('stranger'),
      nobody: reader(undefined),
    };
    const seen = Object.entries(readers).filter(([, who]) =>
      isVisible(post({ visibility, mentionedIds: ['mentioned'] }), who),
    );
    expect(seen.map(([name]) => name)).toEqual(seers);
  });

  it('shows documents of before there was a choice to everybody', () => {
    expect(maySee(readStored(stored), reader(undefined))).toBe(true);
  });

  it('shows no tombstone, not even to its author', () => {
    expect(isVisible(post({ deletedAt: new Date() }), reader('author'))).toBe(false);
  });

  it('ends at a block', () => {
    expect(maySee(post(), reader('stranger', { blocked: new Set(['author']) }))).toBe(false);
  });
});

describe('mutes', () => {
  it('hide a person’s posts, and words in text, warning and descriptions', () => {
    const picture = { mediaId: 'm', alt: 'coffee', width: 1, height: 1, animated: false, thumbhash: '', color: '' };
    expect(isMuted(post(), reader('me', { mutes: mutes('author') }))).toBe(true);
    const words = reader('me', { mutes: mutes('nobody', 'tea', 'spoiler', 'coffee') });
    expect(isMuted(post(), words)).toBe(true);
    expect(isMuted(post({ content: '', contentWarning: 'spoiler' }), words)).toBe(true);
    expect(isMuted(post({ content: '', pictures: [picture] }), words)).toBe(true);
    expect(isMuted(post({ content: 'water' }), words)).toBe(false);
  });

  it('never hide one’s own', () => {
    const me = reader('author', { mutes: mutes('author', 'tea') });
    expect(isMuted(post(), me)).toBe(false);
    expect(showsComment({ authorId: 'author', content: 'tea' }, me)).toBe(true);
  });

  it('hide comments as well, as blocks do', () => {
    const comment = { authorId: 'other', content: 'tea' };
    expect(showsComment(comment, reader('me'))).toBe(true);
    expect(showsComment(comment, reader('me', { mutes: mutes('other') }))).toBe(false);
    expect(showsComment(comment, reader('me', { mutes: mutes('nobody', 'tea') }))).toBe(false);
    expect(showsComment(comment, reader('me', { blocked: new Set(['other']) }))).toBe(false);
  });
});
