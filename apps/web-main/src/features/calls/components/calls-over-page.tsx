import type { ReactNode } from 'react';
import { afterCall, callPlace } from '../hooks/call-places.ts';
import { useCalls, useCallsState, useOwnCall, useRingingCall } from '../hooks/use-calls.ts';
import { CallBar } from './call-bar.tsx';
import { CallStage } from './call-stage.tsx';
import { RingingCard } from './ringing-card.tsx';

export interface CallsOverPageProps {
  readonly pathname: string;
  readonly goTo: (path: string) => void;
}

/** What calls lay over whichever page one is on: who calls, the call one is in, large or small. */
export function CallsOverPage({ pathname, goTo }: CallsOverPageProps): ReactNode {
  const { own } = useCalls();
  const { rooms } = useCallsState();
  const { at, stage } = useOwnCall();
  const ringing = useRingingCall();
  const isMatch = (roomId: string): boolean => rooms.get(roomId)?.kind === 'MATCH';
  const open = (roomId: string, kind: 'voice' | 'video'): void => {
    const place = callPlace(roomId, isMatch(roomId));
    if (pathname !== place) goTo(place);
    own.show({ roomId, kind });
  };
  const close = (roomId: string): void => {
    own.show(undefined);
    if (pathname === callPlace(roomId, false)) goTo(afterCall(roomId, false));
  };
  return (
    <>
      {at && at.phase !== 'over' && stage?.roomId !== at.roomId && (
        <CallBar roomId={at.roomId} onOpen={() => open(at.roomId, 'voice')} />
      )}
      {stage && <CallStage key={stage.roomId} {...stage} onClose={() => close(stage.roomId)} />}
      {ringing && <RingingCard key={ringing.id} call={ringing} onAnswer={(kind) => open(ringing.roomId, kind)} />}
    </>
  );
}
