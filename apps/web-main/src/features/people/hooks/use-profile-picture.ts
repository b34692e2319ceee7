import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { UpdateProfileDocument, type UpdateProfileInput } from '../../../gen/people/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { type Failure, failureOf } from '../../../platform/graphql/failure.ts';
import { useIdentity, usePerson } from '../../../platform/identity/identity.tsx';
import { doneOf } from '../../../platform/media/upload-state.ts';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { whenReady } from '../../../platform/media/when-ready.ts';
import { notices } from '../../../platform/notices/notices.ts';

export type ProfilePicturePurpose = 'avatar' | 'header';

export interface ProfilePictureEdit {
  /** 0 to 1 while a picture is on its way; undefined otherwise. */
  readonly progress: number | undefined;
  /** What is on its way. */
  readonly file: Blob | undefined;
  /** Uploads a picture that was cut to shape and shows it on one's page. */
  readonly set: (file: File) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Changes one's avatar or the picture over one's page. */
export function useProfilePicture(purpose: ProfilePicturePurpose): ProfilePictureEdit {
  const client = useApolloClient();
  const { id: personId } = usePerson();
  const { refresh } = useIdentity();
  const { uploads, views } = useUploads();
  const t = useTranslations('ProfilePictures');
  const faults = useTranslations('Composer.fault');
  const sentence = useSentence();
  const [upload, setUpload] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const view = upload === undefined ? undefined : views.get(upload);

  const failed = (failure: Failure, again: () => void): void => {
    notices.add({
      words: t('failed', { reason: sentence(failure) }),
      tone: 'danger',
      action: { label: t('again'), onAction: again },
    });
  };
  const save = async (mediaId: string): Promise<Failure | undefined> => {
    const input: UpdateProfileInput = purpose === 'avatar' ? { avatarMediaId: mediaId } : { headerMediaId: mediaId };
    const { data, error } = await client.mutate({
      mutation: UpdateProfileDocument,
      variables: { input },
      errorPolicy: 'all',
    });
    if (!data?.updateProfile) return failureOf(error);
    // A removed picture comes as null, which the cache would take for an outage's.
    if (mediaId === '')
      client.cache.modify({
        id: client.cache.identify({ __typename: 'User', id: personId }),
        fields: { [purpose]: () => null },
      });
    await refresh();
    return undefined;
  };

  const set = async (file: File): Promise<void> => {
    const added = uploads.add(file, purpose);
    if (!('id' in added)) {
      notices.add({ words: faults(added.fault, { name: file.name }), tone: 'danger' });
      return;
    }
    setUpload(added.id);
    setSaving(true);
    const arrived = await whenReady(uploads, added.id);
    const failure = !arrived || 'failure' in arrived ? arrived?.failure : await save(arrived.mediaId);
    if (failure) {
      await uploads.discard(added.id);
      failed(failure, () => void set(file));
    } else {
      await uploads.forget([added.id]);
      if (arrived) notices.add({ words: t('saved') });
    }
    setSaving(false);
    setUpload(undefined);
  };
  const remove = async (): Promise<void> => {
    setSaving(true);
    const failure = await save('');
    setSaving(false);
    if (failure) failed(failure, () => void remove());
    else notices.add({ words: t('removed') });
  };

  return {
    file: view?.file,
    progress: isSaving ? (view ? doneOf(view.state, view.file.size) : 1) : undefined,
    set,
    remove,
  };
}
