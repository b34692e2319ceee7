import { AppShell, Brand, Button, type NavItemProps } from '@my-girok/ui-components';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Bell, BookOpen, Handshake, House, MessageCircle, PenLine, Settings2, Users } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChatUnread } from '../features/chat/hooks/unread-signal.ts';
import { useMatchGoing } from '../features/matching/hooks/match-signal.ts';
import { useUnreadNotifications } from '../features/notifications/hooks/unread-signal.ts';
import { useResend } from '../features/timeline/hooks/use-resend.ts';
import { focusComposer, useComposerInSight } from '../platform/compose.ts';
import { moreMessages } from '../platform/i18n/more-messages.ts';
import { useIdentity, usePerson } from '../platform/identity/identity.tsx';
import { useShortcuts } from '../platform/keyboard/shortcuts.ts';
import { paths } from '../platform/paths.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { movePost, pressInPost } from './post-keys.ts';
import { ShortcutsContext } from './shortcuts-context.ts';
import { useAccountLocale } from './use-account-locale.ts';

// What goes on behind the screen comes after it, with what it says.
const Live = lazy(async () => {
  const [{ Live: loaded }] = await Promise.all([import('./live.tsx'), moreMessages.want()]);
  return { default: loaded };
});
const MatchGoing = lazy(async () => {
  const [{ MatchGoing: loaded }] = await Promise.all([import('./match-going.tsx'), moreMessages.want()]);
  return { default: loaded };
});
// Asked for rarely: they come when they are.
const SessionDialog = lazy(async () => ({ default: (await import('./session-dialog.tsx')).SessionDialog }));
const Suggestions = lazy(async () => ({
  default: (await import('../features/people/components/suggestions.tsx')).Suggestions,
}));
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }));

/** Where writing is a next step; on forms and settings it would only lie in the way. */
const isForReading = (pathname: string): boolean =>
  pathname === '/' || /^\/(posts|people|tags|bookmarks)(\/|$)/.test(pathname);

/** The frame of every signed-in screen: places, what is wrong, shortcuts, and the way back in when a session ends. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const person = usePerson();
  const { identity } = useIdentity();
  const composerInSight = useComposerInSight();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const isExpired = identity.state === 'in' && identity.expired;
  const [isPutOff, setPutOff] = useState(false);
  if (isPutOff && !isExpired) setPutOff(false);
  useResend();
  const { rooms: unreadRooms } = useChatUnread();
  const unread = useUnreadNotifications();
  const isGoing = useMatchGoing();
  useAccountLocale();

  const write = (): void => {
    if (!focusComposer()) void navigate({ to: '/' });
  };
  useShortcuts({
    '?': () => setShowsShortcuts(true),
    n: write,
    j: () => movePost(1),
    k: () => movePost(-1),
    l: () => pressInPost('[data-action="like"]'),
    b: () => pressInPost('[data-action="bookmark"]'),
    r: () => pressInPost('[data-action="repost"]'),
    o: () => pressInPost('[data-action="open"]'),
  });

  const mine = paths.person(person.id);
  const place = (href: string, label: string, icon: ReactNode, isCurrent = pathname === href): NavItemProps => ({
    href,
    label,
    icon,
    isCurrent,
  });
  return (
    <ShortcutsContext value={() => setShowsShortcuts(true)}>
      <AppShell
        skipLabel={t('App.skip')}
        brand={<Brand href={paths.timeline} name={t('App.name')} />}
        navLabel={t('App.nav')}
        places={[
          place(paths.timeline, t('Nav.timeline'), <House />, pathname === '/' || /^\/(posts|tags)\//.test(pathname)),
          place(
            paths.people,
            t('Nav.people'),
            <Users />,
            pathname === '/people' || (pathname.startsWith('/people/') && pathname !== mine),
          ),
          place(paths.match, t('Nav.match'), <Handshake />),
          {
            ...place(paths.messages, t('Nav.messages'), <MessageCircle />, pathname.startsWith('/messages')),
            count: unreadRooms,
            countLabel: t('Nav.unread', { count: unreadRooms }),
          },
          place(mine, t('Nav.you'), <BookOpen />, pathname === mine || pathname === paths.bookmarks),
        ]}
        corner={[
          place(
            paths.settings,
            t('Nav.settings'),
            <Settings2 />,
            pathname.startsWith('/settings') || pathname === paths.account,
          ),
          {
            ...place(paths.notifications, t('Nav.notifications'), <Bell />),
            count: unread,
            countLabel: t('Nav.unreadNotifications', { count: unread }),
          },
        ]}
        going={
          isGoing && pathname !== paths.match ? (
            <Suspense fallback={null}>
              <MatchGoing />
            </Suspense>
          ) : undefined
        }
        action={
          composerInSight || !isForReading(pathname) ? undefined : (
            <Button tone={pathname === '/' ? 'primary' : 'secondary'} icon={<PenLine />} onPress={write}>
              {t('Nav.write')}
            </Button>
          )
        }
        asideLabel={t('Nav.aside')}
        aside={
          pathname === '/people' || pathname === paths.match || pathname.startsWith('/messages') ? undefined : (
            <Suspense fallback={null}>
              <Suggestions
                limit={5}
                isNarrow
                title={<h2 className="app-aside-title">{t('People.suggestions')}</h2>}
                empty={<p className="app-quiet">{t('People.empty')}</p>}
              />
            </Suspense>
          )
        }
        banner={<ConnectionBanner onSignIn={isExpired && isPutOff ? () => setPutOff(false) : undefined} />}
      >
        {children}
      </AppShell>
      <Suspense fallback={null}>
        <Live />
      </Suspense>
      <Suspense fallback={null}>
        {isExpired && <SessionDialog isOpen={!isPutOff} onPutOff={() => setPutOff(true)} />}
        {showsShortcuts && <Shortcuts isOpen onOpenChange={setShowsShortcuts} />}
      </Suspense>
    </ShortcutsContext>
  );
}
