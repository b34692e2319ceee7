import { Link } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { paths } from '../../../platform/paths.ts';

const strong = { b: (chunks: ReactNode) => <strong>{chunks}</strong> };

/** How many liked, reposted and quoted a post, each leading to who they are; nothing where there is nobody. */
export function PostCounts({ post }: { readonly post: PostItemFragment }): ReactNode {
  const t = useTranslations('Post');
  const counts = [
    { key: 'likesCount', count: post.likes, href: paths.likes(post.id) },
    { key: 'repostsCount', count: post.reposts, href: paths.reposts(post.id) },
    { key: 'quotesCount', count: post.quotes, href: paths.quotes(post.id) },
  ] as const;
  const shown = counts.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <p className="app-counts app-post-counts">
      {shown.map(({ key, count, href }) => (
        <Link key={key} tone="name" href={href}>
          {t.rich(key, { count, ...strong })}
        </Link>
      ))}
    </p>
  );
}
