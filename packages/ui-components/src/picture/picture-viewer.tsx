import { ChevronLeft, ChevronRight, Pause, Play, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button';
import { useReducedMotion } from '../hooks/use-reduced-motion';
import type { PictureView } from './picture';
import type { ZoomTools } from './use-zoom';
import { pressed, type ViewerMoves, ZOOM_STEP } from './viewer-keys';
import { ViewerStage } from './viewer-stage';
import { AT_REST, moveBy, zoomAt } from './zoom';

export interface PictureViewerWords {
  /** Name of the dialog. */
  viewer: string;
  close: string;
  previous: string;
  next: string;
  zoomIn: string;
  zoomOut: string;
  play: string;
  pause: string;
  /** Which picture it is, from 1: "2 of 4". */
  position: (number: number, count: number) => string;
}

export interface PictureViewerProps {
  pictures: readonly PictureView[];
  /** Which one is shown; null while none is. */
  index: number | null;
  onChange: (index: number | null) => void;
  words: PictureViewerWords;
  onFailed?: (index: number) => void;
}

/**
 * Pictures large, one at a time. Arrows, Home and End go between them (and move one that is enlarged), `+` and `-`
 * enlarge, Escape puts it away; fingers pinch, double-tap and swipe. Focus goes back to where it came from.
 */
export function PictureViewer({ pictures, index, onChange, words, onFailed }: PictureViewerProps) {
  const picture = index === null ? undefined : pictures[index];
  return (
    <ModalOverlay
      isOpen={picture !== undefined}
      onOpenChange={(isOpen) => !isOpen && onChange(null)}
      isDismissable
      className="g-viewer-veil"
    >
      <Modal className="g-viewer">
        <AriaDialog className="g-viewer-dialog" aria-label={words.viewer}>
          {picture && index !== null && (
            <Shown {...{ pictures, picture, index, onChange, words, onFailed }} key={pictures.length} />
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type ShownProps = Omit<PictureViewerProps, 'index'> & { readonly index: number; readonly picture: PictureView };

function Shown({ pictures, picture, index, onChange, words, onFailed }: ShownProps) {
  const prefersStill = useReducedMotion();
  const [choice, setChoice] = useState<boolean>();
  const [isZoomed, setZoomed] = useState(false);
  const tools = useRef<Pick<ZoomTools, 'zoom' | 'change'> | null>(null);
  const isStill = picture.animated && (choice ?? prefersStill);
  const last = pictures.length - 1;
  const go = (by: number): void => {
    const to = Math.min(last, Math.max(0, index + by));
    if (to === index) return;
    setZoomed(false);
    onChange(to);
  };
  const moves: ViewerMoves = {
    go,
    pan: (x, y) => tools.current?.change((now) => moveBy(now, { x, y })),
    enlarge: (by) => tools.current?.change((now) => zoomAt(now, now.scale * by, AT_REST)),
    rest: () => tools.current?.change(() => AT_REST),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressed(event.key, isZoomed, moves)) event.preventDefault();
  };

  return (
    // Takes the focus when the picture is touched, so that the keys go on working.
    <div className="g-viewer-sheet" tabIndex={-1} onKeyDownCapture={onKeyDown}>
      <header className="g-viewer-head">
        <span className="g-viewer-position" aria-live="polite">
          {words.position(index + 1, pictures.length)}
        </span>
        {picture.animated && (
          <IconButton
            label={isStill ? words.play : words.pause}
            icon={isStill ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
            onPress={() => setChoice(!isStill)}
          />
        )}
        <IconButton
          label={words.zoomOut}
          icon={<ZoomOut aria-hidden="true" />}
          onPress={() => moves.enlarge(1 / ZOOM_STEP)}
        />
        <IconButton
          label={words.zoomIn}
          icon={<ZoomIn aria-hidden="true" />}
          onPress={() => moves.enlarge(ZOOM_STEP)}
        />
        <IconButton label={words.close} icon={<X aria-hidden="true" />} onPress={() => onChange(null)} autoFocus />
      </header>
      <ViewerStage
        key={picture.id}
        picture={picture}
        isStill={isStill}
        tools={tools}
        onZoomed={setZoomed}
        onFailed={onFailed && (() => onFailed(index))}
        onSwipe={(where) => (where === 'away' ? onChange(null) : go(where === 'next' ? 1 : -1))}
      />
      {pictures.length > 1 && (
        <div className="g-viewer-ways">
          <IconButton
            label={words.previous}
            icon={<ChevronLeft aria-hidden="true" />}
            isDisabled={index === 0}
            onPress={() => go(-1)}
          />
          <IconButton
            label={words.next}
            icon={<ChevronRight aria-hidden="true" />}
            isDisabled={index === last}
            onPress={() => go(1)}
          />
        </div>
      )}
      {picture.alt !== '' && (
        <p className="g-viewer-alt" dir="auto">
          {picture.alt}
        </p>
      )}
    </div>
  );
}
