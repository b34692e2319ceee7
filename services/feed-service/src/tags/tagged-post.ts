/** A hashtag: the counter of the posts that carry it. */
export interface Tag {
  /** The tag in the one form it is found by. */
  _id: string;
  /** The last sequence number given to a post. */
  seq: number;
}

/** One public post under one hashtag. */
export interface TaggedPost {
  /** `postId:tag` */
  _id: string;
  tag: string;
  postId: string;
  authorId: string;
  /** Rising per tag; the tag's posts are listed by it. */
  seq: number;
}

export function taggedPostKey(postId: string, tag: string): string {
  return `${postId}:${tag}`;
}
