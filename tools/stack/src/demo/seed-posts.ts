import { photograph } from './pictures.ts';
import { DEMO_POSTS } from './posts.ts';
import { inBatches, type Seeding } from './seeding.ts';
import type { SignedIn } from './sign-in.ts';

/** Posts of earlier, interrupted seedings, by content: the note of one may have been lost with the process. */
export async function knownPosts({ api, id }: SignedIn): Promise<[content: string, id: string][]> {
  const { timeline } = await api.ask<{
    timeline: { posts: { id: string; content: string; author: { id: string } | null }[] };
  }>('{ timeline(limit: 100) { posts { id content author { id } } } }');
  return timeline.posts.filter((post) => post.author?.id === id).map((post) => [post.content, post.id]);
}

/** Writes the demo posts with what others think of them; `known`: ids by content, of those that are there, to which it adds. */
export async function seedPosts(
  known: Record<string, string>,
  { as, once, patiently }: Seeding,
  save: () => void,
): Promise<void> {
  // One after the other: the order is the timeline's.
  for (const { author, content, pictures = [] } of DEMO_POSTS) {
    if (known[content]) continue;
    const shown: { mediaId: string; alt: string }[] = [];
    for (const { scene, alt } of pictures)
      shown.push({
        mediaId: await patiently(async () => as(author).api.upload(await photograph(scene), 'post')),
        alt,
      });
    const { createPost } = await patiently(() =>
      as(author).api.ask<{ createPost: { post: { id: string } } }>(
        'mutation($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
        { input: { content, pictures: shown } },
      ),
    );
    known[content] = createPost.post.id;
    save();
  }
  await inBatches(DEMO_POSTS, async ({ content, likes, comments }) => {
    const postId = known[content];
    for (const key of likes)
      await once(`like ${key} ${postId}`, () =>
        as(key).api.ask('mutation($postId: ID!) { likePost(postId: $postId) { post { id } } }', { postId }),
      );
    for (const [index, [key, text]] of comments.entries()) {
      await once(`comment ${index} ${postId}`, () =>
        as(key).api.ask(
          'mutation($postId: ID!, $content: String!) { addComment(postId: $postId, content: $content) { comment { id } } }',
          { postId, content: text },
        ),
      );
    }
  });
}
