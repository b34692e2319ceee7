import { LIMITS } from '@my-girok/types';
import { Button, countGraphemes, FormErrorSummary, IconButton, TextArea, TextField } from '@my-girok/ui-components';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { checkLink, type ProfileText } from '../hooks/profile-draft.ts';
import { useProfile } from '../hooks/use-profile.ts';

export interface ProfileFormProps {
  readonly personId: string;
  readonly saved: ProfileText;
  readonly onSaved: () => void;
}

/** What others see of oneself. */
export function ProfileForm({ personId, saved, onSaved }: ProfileFormProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { text, change, save, isSaving, failure } = useProfile(personId, saved);
  const [isChecked, setChecked] = useState(false);
  const over = countGraphemes(text.bio) - LIMITS.bioMax;
  const wrong = text.links.map(checkLink);
  const isFine = over <= 0 && wrong.every((each) => !each.label && !each.url);
  const setLink = (at: number, link: ProfileText['links'][number]): void =>
    change({ ...text, links: text.links.map((each, index) => (index === at ? link : each)) });

  return (
    <form
      className="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isFine && !isSaving) void save().then((isSaved) => isSaved && onSaved());
      }}
    >
      <FormErrorSummary title={t('Profile.failed')} errors={failure ? [{ message: sentence(failure) }] : []} />
      <TextArea
        label={t('Profile.bio')}
        description={t('Profile.bioHint')}
        value={text.bio}
        onChange={(bio) => change({ ...text, bio })}
        rows={4}
        counter={{
          max: LIMITS.bioMax,
          words: (left) => (left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left })),
        }}
        error={over > 0 ? t('Timeline.over', { over }) : undefined}
      />
      <fieldset className="app-links-edit">
        <legend>{t('Profile.links')}</legend>
        <p className="app-quiet">{t('Profile.linksHint', { max: LIMITS.linksMax })}</p>
        {text.links.map((link, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other identity than its place
          <div key={at} className="app-link-edit">
            <TextField
              label={t('Profile.linkLabel', { number: at + 1 })}
              value={link.label}
              maxLength={LIMITS.linkLabelMax}
              onChange={(label) => setLink(at, { ...link, label })}
              error={isChecked && wrong[at]?.label ? t('Profile.labelMissing') : undefined}
            />
            <TextField
              label={t('Profile.linkUrl', { number: at + 1 })}
              type="url"
              inputMode="url"
              placeholder="https://"
              maxLength={LIMITS.linkUrlMax}
              value={link.url}
              onChange={(url) => setLink(at, { ...link, url })}
              error={isChecked && wrong[at]?.url ? t('Profile.urlInvalid') : undefined}
            />
            <IconButton
              label={t('Profile.removeLink', { number: at + 1 })}
              icon={<X aria-hidden="true" />}
              onPress={() => change({ ...text, links: text.links.filter((_, index) => index !== at) })}
            />
          </div>
        ))}
        {text.links.length < LIMITS.linksMax && (
          <Button
            tone="quiet"
            size="small"
            icon={<Plus />}
            onPress={() => change({ ...text, links: [...text.links, { label: '', url: '' }] })}
          >
            {t('Profile.addLink')}
          </Button>
        )}
      </fieldset>
      <div className="app-form-foot">
        <p className="app-quiet">{t('Profile.kept')}</p>
        <Button tone="primary" type="submit" isPending={isSaving} pendingLabel={t('Profile.saving')}>
          {t('Profile.save')}
        </Button>
      </div>
    </form>
  );
}
