import { createLazyRoute } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useCallNames, useCalls } from '../../features/calls/hooks/use-calls.ts';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/messages/$roomId/call')({ component: CallPage });

/** The address of a room's call: its screen lies over the page while one is here. */
function CallPage(): ReactNode {
  const { roomId } = route.useParams();
  const { kind = 'voice' } = route.useSearch();
  const { own } = useCalls();
  useDocumentTitle(useCallNames(roomId).title);
  useEffect(() => {
    if (own.get().stage?.roomId !== roomId) own.show({ roomId, kind });
    return () => own.show(undefined);
  }, [own, roomId, kind]);
  return null;
}
