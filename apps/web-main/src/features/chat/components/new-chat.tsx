import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, IconButton, TextField } from '@my-girok/ui-components';
import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Contact } from '../hooks/use-contacts.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';
import { PeoplePicker } from './people-picker.tsx';

/** Begins a room: with one person a room of two, with several a group, which has a name. */
export function NewChat({
  onBack,
  onOpened,
}: {
  readonly onBack: () => void;
  readonly onOpened: (roomId: string) => void;
}): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { openDirect, createGroup } = useRoomActions();
  const [chosen, setChosen] = useState<readonly Contact[]>([]);
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  // One group, however often it is tried.
  const [clientId] = useState(() => crypto.randomUUID());
  const isGroup = chosen.length > 1;
  const over = countGraphemes(name) - LIMITS.roomNameMax;

  const start = async (): Promise<void> => {
    const [first] = chosen;
    if (!first) return;
    if (isGroup && name.trim() === '') return setError(t('nameMissing'));
    if (over > 0) return;
    setPending(true);
    const opened = isGroup
      ? await createGroup(
          name.trim(),
          chosen.map(({ id }) => id),
          clientId,
        )
      : await openDirect(first.id);
    setPending(false);
    if (typeof opened === 'string') onOpened(opened);
    else setError(sentence(opened));
  };

  return (
    <section className="app-room app-side-page" aria-label={t('newTitle')}>
      <header className="app-room-head">
        <span className="app-room-back">
          <IconButton label={t('back')} icon={<ArrowLeft aria-hidden="true" />} onPress={onBack} />
        </span>
        <div className="app-room-title">
          <h1>{t('newTitle')}</h1>
        </div>
        <Button
          tone="primary"
          size="small"
          isDisabled={chosen.length === 0}
          isPending={isPending}
          pendingLabel={t('saving')}
          onPress={() => void start()}
        >
          {t(isGroup ? 'createGroup' : 'start')}
        </Button>
      </header>
      <div className="app-side-body">
        {chosen.length > 0 && (
          <ul className="app-chosen" aria-label={t('chosen')}>
            {chosen.map((person) => (
              <li key={person.id}>
                {person.name}
                <IconButton
                  size="small"
                  label={t('unchoose', { name: person.name })}
                  icon={<X aria-hidden="true" />}
                  onPress={() => setChosen(chosen.filter(({ id }) => id !== person.id))}
                />
              </li>
            ))}
          </ul>
        )}
        {isGroup && (
          <TextField
            label={t('groupName')}
            value={name}
            onChange={(next) => {
              setName(next);
              setError(undefined);
            }}
            error={over > 0 ? t('over', { over }) : error}
          />
        )}
        {!isGroup && error && (
          <p role="alert" className="app-problem">
            {error}
          </p>
        )}
        <PeoplePicker
          chosen={chosen}
          max={LIMITS.askedAtOnceMax}
          onChange={(next) => {
            setChosen(next);
            setError(undefined);
          }}
        />
      </div>
    </section>
  );
}
