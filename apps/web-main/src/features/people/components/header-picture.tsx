import { presetSources } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';

/** The wide picture over somebody's page; nothing where there is none, or it does not come. */
export function HeaderPicture({ src }: { readonly src: string | null | undefined }): ReactNode {
  const [failed, setFailed] = useState<string>();
  if (!src || src === failed) return null;
  return (
    <img
      className="app-header-picture"
      src={src}
      srcSet={presetSources(src)}
      sizes="(width < 44rem) 100vw, 40rem"
      width={1920}
      height={640}
      alt=""
      decoding="async"
      onError={() => setFailed(src)}
    />
  );
}
