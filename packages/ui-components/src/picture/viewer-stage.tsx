import { type CSSProperties, useRef } from 'react';
import { type PictureView, ratioOf } from './picture';
import { PictureImage } from './picture-image';
import { useZoom, type ZoomTools } from './use-zoom';

export interface ViewerStageProps {
  readonly picture: PictureView;
  readonly isStill: boolean;
  readonly onSwipe: (where: 'next' | 'previous' | 'away') => void;
  readonly onFailed?: () => void;
  /** Gives the way to enlarge it by keys and buttons. */
  readonly tools: { current: Pick<ZoomTools, 'zoom' | 'change'> | null };
  readonly onZoomed: (isZoomed: boolean) => void;
}

/** Where one picture lies, as large as it fits, to be enlarged and moved. */
export function ViewerStage({ picture, isStill, onSwipe, onFailed, tools, onZoomed }: ViewerStageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { zoom, carried, isMoving, change, handlers } = useZoom({ frame, onSwipe });
  const isZoomed = zoom.scale > 1;
  const told = useRef(false);
  tools.current = { zoom, change };
  if (told.current !== isZoomed) {
    told.current = isZoomed;
    queueMicrotask(() => onZoomed(isZoomed));
  }
  const style = {
    '--ratio': ratioOf(picture),
    '--natural': `${picture.width}px`,
    transform: `translate(${zoom.x + carried.x}px, ${zoom.y + carried.y}px) scale(${zoom.scale})`,
  } as CSSProperties;
  return (
    <div
      ref={frame}
      className="g-viewer-stage"
      data-zoomed={isZoomed || undefined}
      data-moving={isMoving || undefined}
      {...handlers}
    >
      <PictureImage
        className="g-viewer-picture"
        style={style}
        picture={picture}
        sizes={`${Math.ceil(zoom.scale * 100)}vw`}
        isStill={isStill}
        alt={picture.alt}
        isEager
        onFailed={onFailed}
      />
    </div>
  );
}
