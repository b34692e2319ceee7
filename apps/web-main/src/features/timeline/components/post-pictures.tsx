import { PictureGrid } from '@my-girok/ui-components';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PicturePartsFragment } from '../../../gen/graphql.ts';

// Large pictures are looked at by few readers of a page: their code comes with the first one.
const Viewer = lazy(async () => ({ default: (await import('@my-girok/ui-components/picture-viewer')).PictureViewer }));

export interface PostPicturesProps {
  readonly pictures: readonly PicturePartsFragment[];
  /** Addresses of pictures that are not public hold for minutes: asks for new ones. */
  readonly onFailed?: () => void;
}

/** The pictures of a post in their places, and large when asked for. */
export function PostPictures({ pictures, onFailed }: PostPicturesProps): ReactNode {
  const t = useTranslations('Pictures');
  const [shown, setShown] = useState<number | null>(null);
  const [wasOpened, setOpened] = useState(false);
  if (pictures.length === 0) return null;
  return (
    <>
      <PictureGrid
        pictures={pictures}
        onOpen={(index) => {
          setOpened(true);
          setShown(index);
        }}
        onFailed={onFailed}
        words={{
          list: t('list'),
          open: (number, alt) => (alt ? t('openDescribed', { number, alt }) : t('open', { number })),
          badge: t('badge'),
          description: (number) => t('description', { number }),
          play: t('play'),
          pause: t('pause'),
        }}
      />
      {wasOpened && (
        <Suspense fallback={null}>
          <Viewer
            pictures={pictures}
            index={shown}
            onChange={setShown}
            onFailed={onFailed}
            words={{
              viewer: t('viewer'),
              close: t('close'),
              previous: t('previous'),
              next: t('next'),
              zoomIn: t('zoomIn'),
              zoomOut: t('zoomOut'),
              play: t('play'),
              pause: t('pause'),
              position: (number, count) => t('position', { number, count }),
            }}
          />
        </Suspense>
      )}
    </>
  );
}
