import { type CSSProperties, useCallback, useState } from 'react';
import { type PictureView, srcOf, srcSetOf } from './picture';
import { placeholderOf } from './placeholder';

export interface PictureImageProps {
  readonly picture: PictureView;
  readonly sizes: string;
  /** Shows the first frame of what moves. */
  readonly isStill: boolean;
  /** Empty where what holds the picture says it already. */
  readonly alt: string;
  /** Loads at once: it is what the person asked to see. */
  readonly isEager?: boolean;
  /** Its address did not answer: those of pictures that are not public hold for minutes only. */
  readonly onFailed?: () => void;
  readonly className: string;
  readonly style?: CSSProperties;
}

/** A picture over its placeholder, in the place it will fill. */
export function PictureImage(props: PictureImageProps) {
  const { picture, sizes, isStill, alt, isEager, onFailed, className, style } = props;
  const [shown, setShown] = useState<string>();
  const still = isStill ? (picture.poster ?? picture.thumb) : undefined;
  const src = still ?? srcOf(picture);
  const isShown = shown === src;
  // One that comes from the browser's cache may be there before the listener is.
  const attach = useCallback(
    (image: HTMLImageElement | null) => {
      if (image?.complete && image.naturalWidth > 0) setShown(src);
    },
    [src],
  );
  return (
    <span className={className} style={isShown ? style : { ...placeholderOf(picture), ...style }}>
      <img
        key={src}
        ref={attach}
        src={src}
        srcSet={still ? undefined : srcSetOf(picture)}
        sizes={still ? undefined : sizes}
        width={picture.width}
        height={picture.height}
        alt={alt}
        loading={isEager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        data-shown={isShown || undefined}
        onLoad={() => setShown(src)}
        onError={onFailed}
      />
    </span>
  );
}
