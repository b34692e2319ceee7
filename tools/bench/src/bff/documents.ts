import { createHash } from 'node:crypto';

/** The timeline query as the web app sends it: 20 posts with what they show and quote, why they are there, 3 comments each, people. */
export const TIMELINE = `query Timeline {
  timeline(limit: 20) {
    items {
      id
      reason
      actor { id name }
      post { ...Shown likes viewerHasLiked reposts quotes viewerHasReposted viewerHasBookmarked commentCount version editedAt
        quote { state post { ...Shown } }
        comments(limit: 3) { id content createdAt facets { ...FacetParts } author { ...Author } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
fragment Shown on Post {
  id content createdAt contentWarning visibility
  facets { ...FacetParts }
  pictures { id alt width height animated thumbhash color thumb poster sources { width url } }
  author { ...Author }
}
fragment FacetParts on Facet { start end link tag mention { id name } }
fragment Author on User { id name avatar }`;
export const REGISTER = 'mutation Register($input: RegisterInput!) { register(input: $input) { success } }';
export const ME = 'query Me { me { id } }';
export const FOLLOW = 'mutation Follow($userId: ID!) { follow(userId: $userId) { user { id } } }';
export const POST = 'mutation Post($input: CreatePostInput!) { createPost(input: $input) { post { id } } }';
export const COMMENT =
  'mutation Comment($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } } }';

export const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The file of trusted documents that every contender reads. */
export const trustedDocuments = (): string =>
  JSON.stringify(Object.fromEntries([TIMELINE, REGISTER, ME, FOLLOW, POST, COMMENT].map((text) => [idOf(text), text])));
