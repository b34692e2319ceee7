import { createHash } from 'node:crypto';

/** The timeline query of the public contract: 20 posts, 3 comments each, authors. */
export const TIMELINE = `query Timeline {
  timeline(limit: 20) {
    posts {
      id
      content
      author { id name avatar }
      likes
      comments(limit: 3) { content author { name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
export const REGISTER = 'mutation Register($input: RegisterInput!) { register(input: $input) { success } }';
export const ME = 'query Me { me { id } }';
export const FOLLOW = 'mutation Follow($userId: ID!) { follow(userId: $userId) { user { id } } }';
export const POST = 'mutation Post($content: String!) { createPost(input: { content: $content }) { post { id } } }';
export const COMMENT =
  'mutation Comment($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } } }';

export const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The file of trusted documents that every contender reads. */
export const trustedDocuments = (): string =>
  JSON.stringify(Object.fromEntries([TIMELINE, REGISTER, ME, FOLLOW, POST, COMMENT].map((text) => [idOf(text), text])));
