import type { Post, Wording } from './post.js';

/** What a post said once, as it is stored. */
export interface StoredVersion extends Wording {
  /** `postId:version` */
  _id: string;
  postId: string;
  version: number;
  /** When it began to say so. */
  createdAt: Date;
}

/** What a post said once, or says now, as a reader receives it. */
export type VersionView = Omit<StoredVersion, '_id' | 'postId'>;

export function versionKey(postId: string, version: number): string {
  return `${postId}:${version}`;
}

/** The keys of everything a post has said before. */
export function versionKeys({ _id, version }: Pick<Post, '_id' | 'version'>): string[] {
  return Array.from({ length: version - 1 }, (_, i) => versionKey(_id, i + 1));
}

/** What a post says now. */
export function currentVersion(post: Post): VersionView {
  const { version, content, facets, contentWarning, pictures, createdAt, editedAt } = post;
  return { version, content, facets, contentWarning, pictures, createdAt: editedAt ?? createdAt };
}
