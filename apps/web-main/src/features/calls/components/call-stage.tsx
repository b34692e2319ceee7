import { ChoiceBar, IconButton, Stage } from '@my-girok/ui-components';
import { ChevronDown, LayoutGrid, RectangleHorizontal, SignalHigh, SignalLow, SignalZero } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CallKind } from '../hooks/call.ts';
import { type CallLayout, layoutFor, tilesOf } from '../hooks/layout.ts';
import { useCallNames, useCallOf, useCalls, useOwnCall } from '../hooks/use-calls.ts';
import { useLasting } from '../hooks/use-lasting.ts';
import { CallControls } from './call-controls.tsx';
import { CallOver } from './call-over.tsx';
import { InCall } from './in-call.tsx';
import { PreJoin } from './pre-join.tsx';

export interface CallStageProps {
  readonly roomId: string;
  readonly kind: CallKind;
  /** The call goes on small, or there is none (any more). */
  readonly onClose: () => void;
}

/** A room's call over the page: before it, in it, and why it is over. */
export function CallStage({ roomId, kind, onClose }: CallStageProps): ReactNode {
  const t = useTranslations('Call');
  const { own, api, store } = useCalls();
  const { at, view } = useOwnCall();
  const call = useCallOf(roomId);
  const { room, title } = useCallNames(roomId);
  const [chosen, setChosen] = useState<CallLayout>();
  const isKnown = room !== undefined;
  // Whoever opens the address of a call comes before anything was heard of its room.
  useEffect(() => {
    if (!isKnown)
      void api.room(roomId).then(
        (answer) => answer && store.knowRoom(answer),
        () => undefined,
      );
  }, [isKnown, api, store, roomId]);

  const here = at?.roomId === roomId ? at : undefined;
  const isIn = here !== undefined && here.phase !== 'over' && call !== undefined;
  const layout = layoutFor(tilesOf(view?.people ?? []), chosen);
  const mayShow = call?.videoAllowed ?? false;
  const mayShare = mayShow && room?.kind !== 'MATCH' && 'getDisplayMedia' in (navigator.mediaDevices ?? {});
  const leave = (): void => {
    onClose();
    void own.leave();
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    m: () => own.setMicrophone(!view?.hasMicrophone),
    v: mayShow ? () => own.setCamera(!view?.hasCamera) : undefined,
    s: mayShare ? () => own.setScreen(!view?.hasScreen) : undefined,
    g: () => setChosen(layout === 'grid' ? 'speaker' : 'grid'),
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!isIn || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.target instanceof Element && event.target.closest('select, input, textarea')) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <Stage
      isOpen
      label={t(room?.kind === 'GROUP' ? 'labelGroup' : 'label', { name: title })}
      onLeave={onClose}
      onKey={onKey}
      head={
        <>
          <IconButton
            label={t(isIn ? 'small' : room?.kind === 'MATCH' ? 'closeMatch' : 'close')}
            icon={<ChevronDown aria-hidden="true" />}
            onPress={onClose}
          />
          <div className="app-call-title">
            <h1>{title}</h1>
            {isIn && <CallStatus roomId={roomId} />}
          </div>
          {isIn && (
            <>
              <OwnQuality />
              <ChoiceBar
                label={t('layout')}
                hidesWords
                value={layout}
                onChange={setChosen}
                choices={[
                  { value: 'grid', label: t('grid'), icon: <LayoutGrid /> },
                  { value: 'speaker', label: t('speakerView'), icon: <RectangleHorizontal /> },
                ]}
              />
            </>
          )}
        </>
      }
      foot={isIn && <CallControls view={view} mayShow={mayShow} mayShare={mayShare} onLeave={leave} />}
    >
      {here?.phase === 'over' && here.why ? (
        <CallOver roomId={roomId} why={here.why} onClose={onClose} onAgain={() => own.dismiss()} />
      ) : isIn ? (
        <InCall call={call} view={view} layout={layout} />
      ) : (
        <PreJoin key={call?.videoAllowed ? 'seen' : 'heard'} roomId={roomId} kind={call?.kind ?? kind} call={call} />
      )}
    </Stage>
  );
}

/** How the call stands, in words. */
function CallStatus({ roomId }: { readonly roomId: string }): ReactNode {
  const t = useTranslations('Call');
  const { at } = useOwnCall();
  const call = useCallOf(roomId);
  const { room, title } = useCallNames(roomId);
  const lasting = useLasting(call?.liveAt);
  const isRinging = call?.people.some(({ state }) => state === 'ringing') ?? false;
  const words =
    at?.phase === 'back'
      ? t(at.wasIn ? 'back' : 'connecting')
      : lasting ||
        (isRinging ? (room?.kind === 'GROUP' ? t('ringingGroup') : t('ringing', { name: title })) : t('alone'));
  return (
    // The time is looked at; what changes the call is read out.
    <p className="app-quiet" aria-live={lasting && at?.phase !== 'back' ? 'off' : 'polite'}>
      {words}
    </p>
  );
}

const QUALITY = {
  good: { icon: SignalHigh, words: 'qualityGood' },
  poor: { icon: SignalLow, words: 'qualityPoor' },
  lost: { icon: SignalZero, words: 'qualityLost' },
} as const;

/** How well one's own sound and pictures come through. */
function OwnQuality(): ReactNode {
  const t = useTranslations('Call');
  const { view } = useOwnCall();
  const quality = view?.people.find(({ isMe }) => isMe)?.quality ?? 'unknown';
  if (quality === 'unknown') return null;
  const { icon: Icon, words } = QUALITY[quality];
  return (
    <span className="app-call-quality" data-quality={quality} role="img" aria-label={t(words)} title={t(words)}>
      <Icon aria-hidden="true" />
    </span>
  );
}
