import { Button, VisuallyHidden } from '@my-girok/ui-components';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { FacetText } from '../../../platform/text/facet-text.tsx';
import { useOpened } from '../hooks/opened.ts';
import { PostPictures } from './post-pictures.tsx';
import { QuotedPost } from './quoted-post.tsx';

export interface PostBodyProps {
  readonly post: PostItemFragment;
  readonly size: 'body' | 'reading';
  readonly onPictureFailed?: () => void;
}

/** What a post says, shows and quotes; behind its warning until the reader asks, where it carries one. */
export function PostBody({ post, size, onPictureFailed }: PostBodyProps): ReactNode {
  const t = useTranslations('Post');
  const [isOpen, setOpen] = useOpened(post.id);
  const words = (
    <>
      {post.content !== '' && <FacetText text={post.content} facets={post.facets} size={size} />}
      <PostPictures pictures={post.pictures} onFailed={onPictureFailed} />
      {post.quote && <QuotedPost quote={post.quote} />}
    </>
  );
  if (!post.contentWarning) return words;
  return (
    <>
      <div className="app-warning">
        <p dir="auto">
          <VisuallyHidden>{t('warning')}: </VisuallyHidden>
          {post.contentWarning}
        </p>
        <Button
          size="small"
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronUp /> : <ChevronDown />}
          onPress={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'hideWarned' : 'showWarned')}
        </Button>
      </div>
      {isOpen && words}
    </>
  );
}
