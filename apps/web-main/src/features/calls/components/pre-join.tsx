import { Button, LevelMeter, ToggleButton } from '@my-girok/ui-components';
import { Mic, MicOff, Phone, Video, VideoOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call, CallKind } from '../hooks/call.ts';
import { type DeviceChoice, type DeviceProblem, rememberChoice, rememberedChoice } from '../hooks/devices.ts';
import { useCallSentence } from '../hooks/use-call-sentence.ts';
import { useCallNames, useCalls, useOwnCall } from '../hooks/use-calls.ts';
import { useLevel } from '../hooks/use-level.ts';
import { usePreview } from '../hooks/use-preview.ts';
import { DeviceFields } from './device-fields.tsx';
import { MovingPicture } from './moving-picture.tsx';

export interface PreJoinProps {
  readonly roomId: string;
  readonly kind: CallKind;
  /** The one that goes on; begun when there is none. */
  readonly call: Call | undefined;
}

/** Before a call: what others will see and hear, by which devices, and what to do where there are none. */
export function PreJoin({ roomId, kind, call }: PreJoinProps): ReactNode {
  const t = useTranslations('Call');
  const sentence = useCallSentence();
  const { own, ringing } = useCalls();
  const { asking } = useOwnCall();
  const { room, title } = useCallNames(roomId);
  const mayShow = call ? call.videoAllowed : kind === 'video' || room?.kind !== 'MATCH';
  const [choice, setChoice] = useState<DeviceChoice>(() => ({ ...rememberedChoice(), hasCamera: kind === 'video' }));
  const { picture, sound, devices, tryAgain } = usePreview(choice, mayShow);
  const level = useLevel(sound.stream);
  const change = (by: Partial<DeviceChoice>): void => {
    const next = { ...choice, ...by };
    setChoice(next);
    rememberChoice(next);
  };
  const ask = asking?.roomId === roomId ? asking : undefined;
  const isPending = ask?.isPending ?? false;
  const isBusy = ask?.failure?.code === 'CALL_BUSY';
  const go = (leaveOther: boolean): void => {
    if (call) ringing.putAway(call.id);
    const hasCamera = choice.hasCamera && mayShow;
    void own.join({ roomId, callId: call?.id, kind, choice: { ...choice, hasCamera }, leaveOther });
  };
  const isGroup = room?.kind === 'GROUP';
  const note = call ? t('readyNoteJoin') : isGroup ? t('readyNoteGroup') : t('readyNote', { name: title });
  return (
    <div className="app-pre-join">
      <div className="app-pre-join-picture" data-on={picture.stream ? '' : undefined}>
        {picture.stream ? <MovingPicture of={picture.stream} isMirrored /> : <p>{t('noPicture')}</p>}
      </div>
      <div className="app-pre-join-words">
        <h2>{t(isGroup ? 'readyGroup' : 'readyTitle', { name: title })}</h2>
        <p className="app-quiet">{note}</p>
        <div className="app-pre-join-ways">
          <ToggleButton
            showsLabel
            label={t('microphone')}
            icon={choice.hasMicrophone ? <Mic /> : <MicOff />}
            isSelected={choice.hasMicrophone}
            onChange={(hasMicrophone) => change({ hasMicrophone })}
          />
          {mayShow && (
            <ToggleButton
              showsLabel
              label={t('camera')}
              icon={choice.hasCamera ? <Video /> : <VideoOff />}
              isSelected={choice.hasCamera}
              onChange={(hasCamera) => change({ hasCamera })}
            />
          )}
        </div>
        <LevelMeter label={t('level')} value={level} />
        <Problem device="microphone" why={sound.problem} onAgain={tryAgain} />
        <Problem device="camera" why={picture.problem} onAgain={tryAgain} />
        <DeviceFields
          devices={devices}
          choice={choice}
          hasCamera={mayShow}
          onChoose={(device, id) => change({ [device]: id })}
        />
        {ask?.failure && !isBusy && (
          <p className="app-problem" role="alert">
            {sentence(ask.failure)}
          </p>
        )}
        {isBusy ? (
          <div role="alert" className="app-call-problem">
            <p>{t('busy')}</p>
            <Button tone="primary" isPending={isPending} pendingLabel={t('joining')} onPress={() => go(true)}>
              {t('leaveOther')}
            </Button>
          </div>
        ) : (
          <Button
            tone="primary"
            wide
            icon={choice.hasCamera && mayShow ? <Video /> : <Phone />}
            isPending={isPending}
            pendingLabel={t(call ? 'joining' : 'starting')}
            onPress={() => go(false)}
          >
            {t(call ? 'join' : kind === 'video' ? 'startVideo' : 'startVoice')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Why a device is not to be had, and what one can do: another try, or going in without. */
function Problem({
  device,
  why,
  onAgain,
}: {
  readonly device: 'microphone' | 'camera';
  readonly why: DeviceProblem | undefined;
  readonly onAgain: () => void;
}): ReactNode {
  const t = useTranslations('Call');
  if (!why) return null;
  return (
    <div className="app-call-problem" role="alert">
      <p>{t(`${device}_${why}`)}</p>
      <Button size="small" onPress={onAgain}>
        {t('tryAgain')}
      </Button>
    </div>
  );
}
