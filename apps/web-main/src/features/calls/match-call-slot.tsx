import { Button } from '@my-girok/ui-components';
import { Phone, Video } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { type CallKind, rings } from './hooks/call.ts';
import { useCallNames, useCallOf, useCalls, useOwnCall } from './hooks/use-calls.ts';

export interface MatchCallSlotProps {
  readonly roomId: string;
  readonly matchId: string;
  /** Whether both agreed to talk, and to show pictures. */
  readonly voice: boolean;
  readonly video: boolean;
  /** The other's pseudonym, in words. */
  readonly otherName: string;
}

/** In a match's room, once both agreed: begins a call, answers the other's, or leads back into the one that goes on. */
export function MatchCallSlot({ roomId, matchId, voice, video, otherName }: MatchCallSlotProps): ReactNode {
  const t = useTranslations('Call');
  const { own, store, api, ringing } = useCalls();
  const call = useCallOf(roomId);
  const { at } = useOwnCall();
  const { room } = useCallNames(roomId);
  // Whose pseudonyms are whose is known before anybody calls.
  useEffect(() => {
    if (voice && !room)
      void api.room(roomId).then(
        (answer) => answer && store.knowRoom(answer),
        () => undefined,
      );
  }, [voice, room, api, store, roomId]);
  if (!voice) return null;
  const show = (kind: CallKind): void => own.show({ roomId, kind });
  if (call && at?.callId === call.id)
    return (
      <p className="app-match-call" data-match={matchId}>
        <span>{t('matchGoing')}</span>
        <Button size="small" icon={<Phone />} onPress={() => show(call.kind)}>
          {t('return')}
        </Button>
      </p>
    );
  if (call) {
    const join = (kind: CallKind): void => {
      ringing.putAway(call.id);
      show(kind);
      void own.join({ roomId, callId: call.id, kind, choice: { hasMicrophone: true, hasCamera: kind === 'video' } });
    };
    const isAsked = rings(call, store.ownIn(roomId));
    return (
      <p className="app-match-call" data-match={matchId}>
        <span>{isAsked ? t('matchAnswer', { name: otherName }) : t('goingOn', { count: 1 })}</span>
        <Button size="small" icon={<Phone />} onPress={() => join('voice')}>
          {t(isAsked ? 'answer' : 'joinNow')}
        </Button>
        {video && (
          <Button size="small" icon={<Video />} onPress={() => join('video')}>
            {t('answerVideo')}
          </Button>
        )}
      </p>
    );
  }
  return (
    <p className="app-match-call" data-match={matchId}>
      <Button size="small" icon={<Phone />} onPress={() => show('voice')}>
        {t('matchVoice')}
      </Button>
      {video && (
        <Button size="small" icon={<Video />} onPress={() => show('video')}>
          {t('matchVideo')}
        </Button>
      )}
    </p>
  );
}
