import { Button, ChoiceList } from '@my-girok/ui-components';
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Criteria, INTENTS, STRICTNESSES } from '../hooks/match-types.ts';
import { InterestPicker } from './interest-picker.tsx';
import { LanguagePicker } from './language-picker.tsx';

export interface LookFormProps {
  readonly criteria: Criteria;
  readonly onChange: (change: Partial<Criteria>) => void;
  readonly isPending: boolean;
  readonly onLook: () => void;
}

/** Whom one looks for. What is chosen is kept at once; the button enters the queue. */
export function LookForm({ criteria, onChange, isPending, onLook }: LookFormProps): ReactNode {
  const t = useTranslations('Match');
  const [isTried, setTried] = useState(false);
  const lacksLanguage = criteria.languages.length === 0;
  return (
    <form
      className="app-match-form"
      aria-label={t('looks')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!lacksLanguage) onLook();
      }}
    >
      <LanguagePicker
        chosen={criteria.languages}
        onChange={(languages) => onChange({ languages })}
        error={isTried && lacksLanguage ? t('languageMissing') : undefined}
      />
      <InterestPicker chosen={criteria.interests} onChange={(interests) => onChange({ interests })} />
      <ChoiceList
        label={t('intent')}
        value={criteria.intent}
        onChange={(intent) => onChange({ intent })}
        choices={INTENTS.map((value) => ({ value, label: t(`intents.${value}`) }))}
      />
      <ChoiceList
        label={t('strictness')}
        value={criteria.strictness}
        onChange={(strictness) => onChange({ strictness })}
        choices={STRICTNESSES.map((value) => ({
          value,
          label: t(`strictnesses.${value}`),
          note: t(`strictnessNotes.${value}`),
        }))}
      />
      <div className="app-match-foot">
        <Button
          type="submit"
          tone="primary"
          wide
          icon={<Search />}
          isPending={isPending}
          pendingLabel={t('startingToLook')}
        >
          {t('look')}
        </Button>
      </div>
    </form>
  );
}
