import { Avatar, Button, ConfirmDialog, IconButton, Link, Menu, type MenuAction } from '@my-girok/ui-components';
import { Crown, MoreHorizontal, Shield, ShieldOff, UserMinus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { paths } from '../../../platform/paths.ts';
import type { ChatRoom, RoomRole } from '../hooks/chat-types.ts';
import { useChat } from '../hooks/use-chat.ts';
import type { Member, Members } from '../hooks/use-members.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';

type Ask = { readonly kind: 'remove' | 'owner'; readonly member: Member };

/** Who is in a group and what each may do there; who runs it changes that. */
export function MemberList({ room, list }: { readonly room: ChatRoom; readonly list: Members }): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { me } = useChat().chat;
  const { remove, changeRole } = useRoomActions();
  const [ask, setAsk] = useState<Ask>();
  const { members, hasMore, failure, loadMore, refresh } = list;
  const change = async (done: Promise<boolean>): Promise<void> => {
    if (await done) await refresh();
  };
  const setRole = (member: Member, role: RoomRole): void => void change(changeRole(room.id, member.id, role));
  const confirm = (): void => {
    if (!ask) return;
    setAsk(undefined);
    if (ask.kind === 'owner') setRole(ask.member, 'OWNER');
    else void change(remove(room.id, ask.member.id));
  };
  if (!members)
    return failure ? <p role="alert">{sentence(failure)}</p> : <p className="app-quiet">{t('Chat.loading')}</p>;
  return (
    <>
      <ul className="app-members" aria-label={t('Chat.membersTitle')}>
        {members.map((member) => (
          <li key={member.id}>
            <Avatar id={member.id} name={member.name} src={member.avatar} />
            <span className="app-member-words">
              <Link tone="name" href={paths.person(member.id)}>
                {member.name}
              </Link>
              <span className="app-quiet">
                {member.isAsked ? t('Chat.asked') : member.role === 'MEMBER' ? '' : t(`Chat.role${member.role}`)}
              </span>
            </span>
            {member.id !== me && actionsOn(room.role, member).length > 0 && (
              <Menu
                label={t('Chat.memberActions', { name: member.name })}
                trigger={
                  <IconButton
                    size="small"
                    label={t('Chat.memberActions', { name: member.name })}
                    icon={<MoreHorizontal aria-hidden="true" />}
                  />
                }
                actions={actionsOn(room.role, member).map((action) =>
                  menuAction(action, t, {
                    admin: () => setRole(member, 'ADMIN'),
                    member: () => setRole(member, 'MEMBER'),
                    owner: () => setAsk({ kind: 'owner', member }),
                    remove: () => setAsk({ kind: 'remove', member }),
                  }),
                )}
              />
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button size="small" onPress={loadMore}>
          {t('Chat.moreMembers')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={ask !== undefined}
        onOpenChange={(isOpen) => !isOpen && setAsk(undefined)}
        title={t(ask?.kind === 'owner' ? 'Chat.makeOwnerTitle' : 'Chat.removeTitle', { name: ask?.member.name ?? '' })}
        confirmLabel={t(ask?.kind === 'owner' ? 'Chat.makeOwner' : 'Chat.removeMember')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="danger"
        onConfirm={confirm}
      >
        {t(ask?.kind === 'owner' ? 'Chat.makeOwnerBody' : 'Chat.removeBody')}
      </ConfirmDialog>
    </>
  );
}

type Action = 'admin' | 'member' | 'owner' | 'remove';

/** What somebody of a role may do to a member. */
function actionsOn(role: RoomRole, member: Member): readonly Action[] {
  if (role === 'MEMBER' || member.role === 'OWNER') return [];
  if (role === 'ADMIN') return member.role === 'MEMBER' ? ['remove'] : [];
  if (member.isAsked) return ['remove'];
  return [member.role === 'ADMIN' ? 'member' : 'admin', 'owner', 'remove'];
}

function menuAction(
  action: Action,
  t: ReturnType<typeof useTranslations<never>>,
  acts: Readonly<Record<Action, () => void>>,
): MenuAction {
  const icons = { admin: <Shield />, member: <ShieldOff />, owner: <Crown />, remove: <UserMinus /> };
  const words = {
    admin: 'Chat.makeAdmin',
    member: 'Chat.makeMember',
    owner: 'Chat.makeOwner',
    remove: 'Chat.removeMember',
  } as const;
  return {
    id: action,
    label: t(words[action]),
    icon: icons[action],
    tone: action === 'remove' ? 'danger' : undefined,
    onAction: acts[action],
  };
}
