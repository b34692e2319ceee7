import { Avatar, TextField } from '@my-girok/ui-components';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { matching } from '../../../platform/mentions/mention-ranges.ts';
import { type Contact, useContacts } from '../hooks/use-contacts.ts';

const SHOWN = 100;

export interface PeoplePickerProps {
  readonly chosen: readonly Contact[];
  readonly onChange: (chosen: readonly Contact[]) => void;
  readonly max: number;
  /** Those who cannot be chosen: they are there already. */
  readonly without?: ReadonlySet<string>;
}

/** Chooses people one follows, or who follow, by name. */
export function PeoplePicker({ chosen, onChange, max, without }: PeoplePickerProps): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { people, failure } = useContacts();
  const [words, setWords] = useState('');
  const offered = matching(
    (people ?? []).filter(({ id }) => !without?.has(id)),
    words.trim(),
  ).slice(0, SHOWN);
  const isChosen = (person: Contact): boolean => chosen.some(({ id }) => id === person.id);
  const toggle = (person: Contact): void => {
    if (isChosen(person)) onChange(chosen.filter(({ id }) => id !== person.id));
    else if (chosen.length < max) onChange([...chosen, person]);
  };
  return (
    <div className="app-picker">
      <TextField label={t('search')} value={words} onChange={setWords} autoFocus autoComplete="off" />
      <ul className="app-picker-people" aria-label={t('peopleTitle')}>
        {offered.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="app-picker-person"
              aria-pressed={isChosen(person)}
              onClick={() => toggle(person)}
            >
              <Avatar id={person.id} name={person.name} src={person.avatar} />
              <span>{person.name}</span>
              {isChosen(person) && <Check aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
      {people && offered.length === 0 && <p className="app-quiet">{t(words ? 'nobodyFound' : 'nobodyYet')}</p>}
      {!people && failure && <p role="alert">{sentence(failure)}</p>}
      {!people && !failure && (
        <p className="app-quiet" role="status">
          {t('loading')}
        </p>
      )}
    </div>
  );
}
