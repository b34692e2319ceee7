import { type ReactNode, useEffect, useRef } from 'react';
import type { Moving } from '../hooks/session-view.ts';

export interface MovingPictureProps {
  /** A picture of the call, or a camera before it. */
  readonly of: Moving | MediaStream;
  /** As one knows oneself from the mirror. */
  readonly isMirrored?: boolean;
}

/** What a camera or a screen shows. Its sound comes another way. */
export function MovingPicture({ of, isMirrored }: MovingPictureProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    if (of instanceof MediaStream) {
      element.srcObject = of;
      return () => {
        element.srcObject = null;
      };
    }
    of.attach(element);
    return () => of.detach(element);
  }, [of]);
  return <video ref={video} autoPlay playsInline muted data-mirrored={isMirrored || undefined} />;
}
