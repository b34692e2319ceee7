import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RoomInfo } from '../../features/chat/components/room-info.tsx';

export const route = createLazyRoute('/signed-in/messages/$roomId/info')({ component: InfoPage });

function InfoPage(): ReactNode {
  const { roomId } = route.useParams();
  const navigate = useNavigate();
  return (
    <RoomInfo
      key={roomId}
      roomId={roomId}
      onBack={() => void navigate({ to: '/messages/$roomId', params: { roomId } })}
      onLeft={() => void navigate({ to: '/messages' })}
    />
  );
}
