import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import {
  AT_REST,
  distance,
  middle,
  moveBy,
  type Point,
  swipeOf,
  TAPPED_SCALE,
  within,
  type Zoom,
  zoomAt,
} from './zoom';

const DOUBLE_TAP_MS = 300;
const SAME_SPOT_PX = 32;

export interface ZoomOptions {
  /** The frame; the picture is its first element. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onSwipe: (where: 'next' | 'previous' | 'away') => void;
}

export interface ZoomTools {
  readonly zoom: Zoom;
  /** How far a finger has carried a picture that is not enlarged. */
  readonly carried: Point;
  readonly isMoving: boolean;
  readonly change: (how: (zoom: Zoom) => Zoom) => void;
  readonly handlers: Record<
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
    (event: PointerEvent<HTMLElement>) => void
  >;
}

/** Pinch, wheel, double tap and drag enlarge and move a picture; a swipe of one that is not enlarged goes on. */
export function useZoom({ frame, onSwipe }: ZoomOptions): ZoomTools {
  const [zoom, setZoom] = useState(AT_REST);
  const [carried, setCarried] = useState<Point>({ x: 0, y: 0 });
  const [isMoving, setMoving] = useState(false);
  const fingers = useRef(new Map<number, Point>());
  const last = useRef<{ at: number; point: Point } | undefined>(undefined);
  const hasPinched = useRef(false);

  const change = (how: (zoom: Zoom) => Zoom): void => {
    const box = frame.current?.getBoundingClientRect();
    const picture = frame.current?.firstElementChild as HTMLElement | null | undefined;
    if (!box || !picture) return;
    const size = { width: picture.offsetWidth, height: picture.offsetHeight };
    setZoom((now) => within(how(now), box, size));
  };
  const fromCentre = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return box ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 } : AT_REST;
  };

  const latest = useRef({ change, fromCentre });
  latest.current = { change, fromCentre };
  useEffect(() => {
    const element = frame.current;
    // React listens to wheels passively, which would let the page behind scroll.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const point = latest.current.fromCentre(event);
      latest.current.change((now) => zoomAt(now, now.scale * Math.exp(-event.deltaY / 300), point));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [frame]);

  const letGo = (event: PointerEvent<HTMLElement>, isCancelled: boolean): void => {
    const point = fromCentre(event);
    if (!fingers.current.delete(event.pointerId) || fingers.current.size > 0) return;
    setMoving(false);
    setCarried({ x: 0, y: 0 });
    const box = frame.current?.getBoundingClientRect();
    if (isCancelled || hasPinched.current || !box) return;
    const swipe = zoom.scale === 1 ? swipeOf(carried, box) : undefined;
    if (swipe) {
      onSwipe(swipe);
      return;
    }
    if (distance(carried, { x: 0, y: 0 }) > 8) return;
    const before = last.current;
    last.current = { at: event.timeStamp, point };
    if (before && event.timeStamp - before.at < DOUBLE_TAP_MS && distance(before.point, point) < SAME_SPOT_PX) {
      last.current = undefined;
      change((now) => (now.scale > 1 ? AT_REST : zoomAt(now, TAPPED_SCALE, point)));
    }
  };

  return {
    zoom,
    carried,
    isMoving,
    change,
    handlers: {
      onPointerDown: (event) => {
        if (event.pointerType === 'mouse' && event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, fromCentre(event));
        hasPinched.current = fingers.current.size > 1;
        setMoving(true);
      },
      onPointerMove: (event) => {
        const before = fingers.current.get(event.pointerId);
        if (!before) return;
        const point = fromCentre(event);
        const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
        fingers.current.set(event.pointerId, point);
        const step = { x: point.x - before.x, y: point.y - before.y };
        if (other) {
          const by = distance(point, other) / Math.max(1, distance(before, other));
          change((now) => zoomAt(moveBy(now, { x: step.x / 2, y: step.y / 2 }), now.scale * by, middle(point, other)));
        } else if (zoom.scale > 1) change((now) => moveBy(now, step));
        else if (!hasPinched.current) setCarried((now) => ({ x: now.x + step.x, y: now.y + step.y }));
      },
      onPointerUp: (event) => letGo(event, false),
      onPointerCancel: (event) => letGo(event, true),
    },
  };
}
