import { Button, ChoiceMenu } from '@my-girok/ui-components';
import { Globe, Lock, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Visibility } from '../../../gen/graphql.ts';

const ICONS: Readonly<Record<Visibility, ReactNode>> = { PUBLIC: <Globe />, FOLLOWERS: <Users />, SELF: <Lock /> };
const ALL: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'SELF'];

/** Who will see a post; it cannot be changed afterwards, so it is said in words. */
export function VisibilityMenu({
  value,
  onChange,
}: {
  readonly value: Visibility;
  readonly onChange: (visibility: Visibility) => void;
}): ReactNode {
  const t = useTranslations('Composer');
  return (
    <ChoiceMenu
      label={t('visibility')}
      trigger={
        <Button
          size="small"
          tone="quiet"
          icon={ICONS[value]}
          aria-label={t('visibilityNow', { visibility: t(`visible.${value}`) })}
        >
          {t(`visible.${value}`)}
        </Button>
      }
      value={value}
      onChange={onChange}
      choices={ALL.map((each) => ({
        value: each,
        label: t(`visible.${each}`),
        note: t(`visibleNote.${each}`),
        icon: ICONS[each],
      }))}
    />
  );
}
