import { Button, IconButton } from '@my-girok/ui-components';
import { Phone, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type CallKind, countJoined } from '../hooks/call.ts';
import { useCallOf, useOwnCall } from '../hooks/use-calls.ts';

export interface CallButtonsProps {
  readonly roomId: string;
  /** Goes to the call's screen. */
  readonly onCall: (kind: CallKind) => void;
}

/** In a room's head: begins a call, or leads into the one that goes on. */
export function CallButtons({ roomId, onCall }: CallButtonsProps): ReactNode {
  const t = useTranslations('Call');
  const call = useCallOf(roomId);
  const { at } = useOwnCall();
  if (call) {
    const isIn = at?.callId === call.id && at.phase !== 'over';
    return (
      <Button
        size="small"
        icon={call.kind === 'video' ? <Video /> : <Phone />}
        aria-label={`${t(isIn ? 'return' : 'join')}. ${t('goingOn', { count: countJoined(call) })}`}
        onPress={() => onCall(call.kind)}
      >
        {t(isIn ? 'return' : 'joinNow')}
      </Button>
    );
  }
  return (
    <span className="app-call-ways">
      <IconButton label={t('voice')} icon={<Phone aria-hidden="true" />} onPress={() => onCall('voice')} />
      <IconButton label={t('video')} icon={<Video aria-hidden="true" />} onPress={() => onCall('video')} />
    </span>
  );
}
