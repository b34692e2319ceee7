import { useApolloClient } from '@apollo/client/react';
import { Avatar, Button, ErrorState } from '@my-girok/ui-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RoomInviteDocument, type RoomInviteQuery } from '../../../gen/chat/graphql.ts';
import { useRecovery } from '../../../platform/connection/use-connection.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf, passes } from '../../../platform/graphql/failure.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';

/** What a link to a group leads to: what it is, and the button to join. */
export function JoinRoom({
  token,
  onJoined,
  onBack,
}: {
  readonly token: string;
  readonly onJoined: (roomId: string) => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const client = useApolloClient();
  const { join } = useRoomActions();
  const [invite, setInvite] = useState<RoomInviteQuery['roomInvite']>();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);
  const load = useCallback(async (): Promise<void> => {
    const { data, error } = await client
      .query({ query: RoomInviteDocument, variables: { token }, fetchPolicy: 'no-cache' })
      .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
    if (data?.roomInvite) {
      setInvite(data.roomInvite);
      setFailure(undefined);
    } else setFailure(failureOf(error));
  }, [client, token]);
  useEffect(() => void load(), [load]);
  useRecovery(passes(failure), load);

  const enter = async (): Promise<void> => {
    setPending(true);
    const opened = await join(token);
    setPending(false);
    if (typeof opened === 'string') onJoined(opened);
    else setFailure(opened);
  };
  if (failure && !passes(failure))
    return (
      <ErrorState
        level={1}
        title={t('joinFailedTitle')}
        safe={sentence(failure)}
        action={<Button onPress={onBack}>{t('title')}</Button>}
      />
    );
  if (!invite)
    return (
      <p className="app-quiet" role="status">
        {failure ? sentence(failure) : t('loading')}
      </p>
    );
  return (
    <div className="app-join">
      <div className="app-join-faces">
        {invite.faces.map((face) => face && <Avatar key={face.id} id={face.id} name={face.name} src={face.avatar} />)}
      </div>
      <h1>{invite.name}</h1>
      <p className="app-quiet">{t('members', { count: invite.memberCount })}</p>
      {invite.joined ? (
        <Button tone="primary" onPress={() => onJoined(invite.roomId)}>
          {t('openRoom')}
        </Button>
      ) : (
        <Button tone="primary" isPending={isPending} pendingLabel={t('saving')} onPress={() => void enter()}>
          {t('join')}
        </Button>
      )}
    </div>
  );
}
