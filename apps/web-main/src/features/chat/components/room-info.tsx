import { LIMITS } from '@my-girok/types';
import {
  Button,
  ButtonLink,
  ConfirmDialog,
  countGraphemes,
  Dialog,
  IconButton,
  TextField,
} from '@my-girok/ui-components';
import { ArrowLeft, Bell, BellOff, LogOut, UserPlus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { paths } from '../../../platform/paths.ts';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import { type ChatRoom, isMuted } from '../hooks/chat-types.ts';
import { useChat, useChatPerson, useRoom } from '../hooks/use-chat.ts';
import type { Contact } from '../hooks/use-contacts.ts';
import { useMembers } from '../hooks/use-members.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';
import { useRoomTitle } from '../hooks/use-room-title.ts';
import { InviteLink } from './invite-link.tsx';
import { MemberList } from './member-list.tsx';
import { PeoplePicker } from './people-picker.tsx';

export interface RoomInfoProps {
  readonly roomId: string;
  readonly onBack: () => void;
  readonly onLeft: () => void;
}

/** What one can do about a room: its name, who is in it, whether it makes itself heard, and the way out. */
export function RoomInfo({ roomId, onBack, onLeft }: RoomInfoProps): ReactNode {
  const t = useTranslations('Chat');
  const { loader } = useChat().chat;
  const room = useRoom(roomId);
  const title = useRoomTitle(room);
  useEffect(() => void loader.room(roomId).catch(() => undefined), [loader, roomId]);
  return (
    <section className="app-room app-side-page" aria-label={t('info')}>
      <header className="app-room-head">
        <IconButton label={t('backToRoom')} icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} />
        <div className="app-room-title">
          <h1>{title}</h1>
          <p className="app-room-status">{t('info')}</p>
        </div>
      </header>
      <div className="app-side-body">
        {room && (
          <>
            <Mute room={room} />
            {room.kind === 'GROUP' ? <Group room={room} /> : <Peer room={room} />}
            <Leave room={room} onLeft={onLeft} />
          </>
        )}
      </div>
    </section>
  );
}

const HOUR_MS = 3_600_000;

function Mute({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const { mute, unmute } = useRoomActions();
  const muted = isMuted(room, Date.now());
  return (
    <section>
      <h2>{t('notices')}</h2>
      <p className="app-quiet">{t(muted ? 'mutedNote' : 'unmutedNote')}</p>
      <div className="app-request-ways">
        {muted ? (
          <Button size="small" icon={<Bell />} onPress={() => void unmute(room.id)}>
            {t('unmute')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              icon={<BellOff />}
              onPress={() => void mute(room.id, new Date(Date.now() + 8 * HOUR_MS).toISOString())}
            >
              {t('muteHours', { hours: 8 })}
            </Button>
            <Button size="small" icon={<BellOff />} onPress={() => void mute(room.id, null)}>
              {t('muteForGood')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Peer({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const peer = useChatPerson(room.peerId);
  const [ask, setAsk] = useState<RelationAsk>();
  if (peer?.name === undefined) return null;
  const person = { id: peer.id, name: peer.name };
  return (
    <section aria-labelledby="chat-peer">
      <h2 id="chat-peer">{person.name}</h2>
      <div className="app-request-ways">
        <ButtonLink size="small" href={paths.person(person.id)}>
          {t('toPerson')}
        </ButtonLink>
        <Button size="small" onPress={() => setAsk({ kind: 'report', subject: { userId: person.id }, person })}>
          {t('report')}
        </Button>
        {/* Where a block is already, the person's page says whose it is and takes it back. */}
        {room.sendState !== 'UNREACHABLE' && (
          <Button size="small" tone="danger" onPress={() => setAsk({ kind: 'block', person })}>
            {t('block')}
          </Button>
        )}
      </div>
      <RelationDialog ask={ask} onClose={() => setAsk(undefined)} />
    </section>
  );
}

function Group({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const runs = room.role !== 'MEMBER';
  const list = useMembers(room.id, `${room.memberCount} ${room.role}`);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {runs && <Rename key={room.name} room={room} />}
      <section aria-labelledby="chat-members">
        <h2 id="chat-members">{t('members', { count: room.memberCount })}</h2>
        {runs && (
          <Button size="small" icon={<UserPlus />} onPress={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
        <MemberList room={room} list={list} />
      </section>
      {runs && <InviteLink roomId={room.id} />}
      {isAdding && (
        <AddMembers
          roomId={room.id}
          present={new Set(list.members?.map(({ id }) => id))}
          onClose={() => {
            setAdding(false);
            void list.refresh();
          }}
        />
      )}
    </>
  );
}

function Rename({ room }: { readonly room: ChatRoom }): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { rename } = useRoomActions();
  const [name, setName] = useState(room.name ?? '');
  const [error, setError] = useState<string>();
  const over = countGraphemes(name) - LIMITS.roomNameMax;
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setError(t('nameMissing'));
    if (over > 0) return;
    const failure = await rename(room.id, name.trim());
    if (failure) setError(sentence(failure));
  };
  return (
    <form
      className="app-rename"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('groupName')}
        value={name}
        onChange={(next) => {
          setName(next);
          setError(undefined);
        }}
        error={over > 0 ? t('over', { over }) : error}
      />
      <Button size="small" type="submit" isDisabled={name.trim() === (room.name ?? '')}>
        {t('rename')}
      </Button>
    </form>
  );
}

function AddMembers({
  roomId,
  present,
  onClose,
}: {
  readonly roomId: string;
  readonly present: ReadonlySet<string>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { add } = useRoomActions();
  const [chosen, setChosen] = useState<readonly Contact[]>([]);
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const save = async (): Promise<void> => {
    setPending(true);
    const failure = await add(
      roomId,
      chosen.map(({ id }) => id),
    );
    setPending(false);
    if (failure) setError(sentence(failure));
    else onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Chat.add')}
      closeLabel={t('App.close')}
      actions={
        <Button
          tone="primary"
          isDisabled={chosen.length === 0}
          isPending={isPending}
          pendingLabel={t('Chat.saving')}
          onPress={() => void save()}
        >
          {t('Chat.addCount', { count: chosen.length })}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="app-problem">
          {error}
        </p>
      )}
      <PeoplePicker chosen={chosen} onChange={setChosen} max={LIMITS.askedAtOnceMax} without={present} />
    </Dialog>
  );
}

function Leave({ room, onLeft }: { readonly room: ChatRoom; readonly onLeft: () => void }): ReactNode {
  const t = useTranslations();
  const { leave } = useRoomActions();
  const [isAsking, setAsking] = useState(false);
  const confirm = async (): Promise<void> => {
    setAsking(false);
    if (await leave(room.id)) onLeft();
  };
  return (
    <section aria-label={t('Chat.leave')}>
      <Button size="small" tone="danger" icon={<LogOut />} onPress={() => setAsking(true)}>
        {t('Chat.leave')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('Chat.leaveTitle')}
        confirmLabel={t('Chat.leave')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        onConfirm={() => void confirm()}
      >
        {t(room.kind === 'GROUP' ? 'Chat.leaveGroupBody' : 'Chat.leaveBody')}
      </ConfirmDialog>
    </section>
  );
}
