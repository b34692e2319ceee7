import { LOCALES } from '@my-girok/types';
import { Button, LanguageSwitch, Link, ThemeSwitch } from '@my-girok/ui-components';
import { Keyboard, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';
import { useTheme } from '../../../platform/theme/theme.ts';
import { useLocaleChoice } from '../hooks/use-locale-choice.ts';
import { useLogout } from '../hooks/use-logout.ts';

export const LANGUAGE_NAMES = { en: 'English', ko: '한국어' } as const;

/** How the app looks and speaks, the ways to one's profile and devices, and the way out. */
export function Settings({
  onShowShortcuts,
  children,
}: {
  readonly onShowShortcuts: () => void;
  /** Sections of other features, among the rest. */
  readonly children?: ReactNode;
}): ReactNode {
  const t = useTranslations('Settings');
  const [theme, setTheme] = useTheme();
  const { locale, choose } = useLocaleChoice();
  const { logout, isPending } = useLogout();
  return (
    <div className="app-settings">
      <section aria-labelledby="settings-appearance">
        <h2 id="settings-appearance">{t('appearance')}</h2>
        <ThemeSwitch
          label={t('theme')}
          showsLabel
          words={{ light: t('light'), dark: t('dark'), system: t('system') }}
          value={theme}
          onChange={setTheme}
        />
        <LanguageSwitch
          label={t('language')}
          showsLabel
          value={locale}
          onChange={choose}
          languages={LOCALES.map((each) => ({ locale: each, name: LANGUAGE_NAMES[each] }))}
        />
        <p className="app-quiet">{t('languageNote')}</p>
      </section>
      <section aria-labelledby="settings-you">
        <h2 id="settings-you">{t('you')}</h2>
        <p>
          <Link href={paths.profile}>{t('profile')}</Link>
          <span className="app-quiet">{t('profileNote')}</span>
        </p>
        <p>
          <Link href={paths.bookmarks}>{t('bookmarks')}</Link>
          <span className="app-quiet">{t('bookmarksNote')}</span>
        </p>
        <p>
          <Link href={paths.notificationSettings}>{t('notifications')}</Link>
          <span className="app-quiet">{t('notificationsNote')}</span>
        </p>
        <p>
          <Link href={paths.privacy}>{t('privacy')}</Link>
          <span className="app-quiet">{t('privacyNote')}</span>
        </p>
        <p>
          <Link href={paths.account}>{t('account')}</Link>
          <span className="app-quiet">{t('accountNote')}</span>
        </p>
      </section>
      {children}
      <section aria-labelledby="settings-keys" className="app-settings-keys">
        <h2 id="settings-keys">{t('shortcuts')}</h2>
        <p className="app-quiet">{t('shortcutsNote')}</p>
        <Button size="small" icon={<Keyboard />} onPress={onShowShortcuts}>
          {t('shortcuts')}
        </Button>
      </section>
      <section aria-label={t('logout')}>
        <Button icon={<LogOut />} isPending={isPending} pendingLabel={t('loggingOut')} onPress={() => void logout()}>
          {t('logout')}
        </Button>
        <p className="app-quiet">{t('logoutNote')}</p>
      </section>
    </div>
  );
}
