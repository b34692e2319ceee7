import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MentionField, type MentionFieldProps } from '../../../platform/mentions/mention-field.tsx';
import { useMentionable } from '../hooks/use-mentionable.ts';

/** A text area that offers people one follows after an `@`. */
export function MentionTextArea(props: Omit<MentionFieldProps, 'people' | 'peopleLabel' | 'onNaming'>): ReactNode {
  const t = useTranslations('Composer');
  const [isNaming, setNaming] = useState(false);
  return <MentionField {...props} people={useMentionable(isNaming)} peopleLabel={t('mention')} onNaming={setNaming} />;
}
