import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { moreMessages } from '../platform/i18n/more-messages.ts';
import { arrive, leave } from '../platform/place/place-keeper.ts';
import { BrokenPage } from './pages/broken-page.tsx';
import { Root } from './root.tsx';

const NotFoundPage = lazyRouteComponent(() => import('./pages/not-found-page.tsx'), 'NotFoundPage');
const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: BrokenPage });

/** Where to go after logging in: a path of ours, or nothing. */
const next = (search: Record<string, unknown>): { next?: string } =>
  typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {};

/** Which of a person's lists is shown; their posts without it. */
const personTab = (search: Record<string, unknown>): { tab?: 'pictures' | 'bookmarks' } =>
  search.tab === 'pictures' || search.tab === 'bookmarks' ? { tab: search.tab } : {};

/** A page that says what most others do not. */
async function withMoreWords<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, moreMessages.want()]);
  return loaded;
}

/** Whether only what is unread is shown. */
const unreadOnly = (search: Record<string, unknown>): { unread?: true } =>
  search.unread === true ? { unread: true } : {};

/** What a call is begun as; by voice without it. */
const callKind = (search: Record<string, unknown>): { kind?: 'video' } =>
  search.kind === 'video' ? { kind: 'video' } : {};

const signedOut = createRoute({ getParentRoute: () => root, id: 'signed-out', validateSearch: next }).lazy(
  async () => (await import('./signed-out.tsx')).route,
);
const login = createRoute({ getParentRoute: () => signedOut, path: '/login' }).lazy(
  async () => (await import('./pages/login-page.tsx')).route,
);
const register = createRoute({ getParentRoute: () => signedOut, path: '/register' }).lazy(
  async () => (await import('./pages/register-page.tsx')).route,
);

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in' }).lazy(
  async () => (await import('./signed-in.tsx')).route,
);
const timeline = createRoute({ getParentRoute: () => signedIn, path: '/' }).lazy(
  async () => (await import('./pages/timeline-page.tsx')).route,
);
const post = createRoute({ getParentRoute: () => signedIn, path: '/posts/$postId' }).lazy(
  async () => (await import('./pages/post-page.tsx')).route,
);
const likes = createRoute({ getParentRoute: () => signedIn, path: '/posts/$postId/likes' }).lazy(
  async () => (await import('./pages/likes-page.tsx')).route,
);
const reposts = createRoute({ getParentRoute: () => signedIn, path: '/posts/$postId/reposts' }).lazy(
  async () => (await import('./pages/reposts-page.tsx')).route,
);
const quotes = createRoute({ getParentRoute: () => signedIn, path: '/posts/$postId/quotes' }).lazy(
  async () => (await import('./pages/quotes-page.tsx')).route,
);
const tag = createRoute({ getParentRoute: () => signedIn, path: '/tags/$tag' }).lazy(
  async () => (await import('./pages/tag-page.tsx')).route,
);
const bookmarks = createRoute({ getParentRoute: () => signedIn, path: '/bookmarks' }).lazy(
  async () => (await import('./pages/bookmarks-page.tsx')).route,
);
const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  validateSearch: unreadOnly,
}).lazy(async () => (await withMoreWords(import('./pages/notifications-page.tsx'))).route);
const notificationSettings = createRoute({ getParentRoute: () => signedIn, path: '/settings/notifications' }).lazy(
  async () => (await withMoreWords(import('./pages/notification-settings-page.tsx'))).route,
);
const people = createRoute({ getParentRoute: () => signedIn, path: '/people' }).lazy(
  async () => (await import('./pages/people-page.tsx')).route,
);
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  validateSearch: personTab,
}).lazy(async () => (await withMoreWords(import('./pages/person-page.tsx'))).route);
const following = createRoute({ getParentRoute: () => signedIn, path: '/people/$personId/following' }).lazy(
  async () => (await import('./pages/following-page.tsx')).route,
);
const followers = createRoute({ getParentRoute: () => signedIn, path: '/people/$personId/followers' }).lazy(
  async () => (await import('./pages/followers-page.tsx')).route,
);
const account = createRoute({ getParentRoute: () => signedIn, path: '/account' }).lazy(
  async () => (await withMoreWords(import('./pages/account-page.tsx'))).route,
);
const settings = createRoute({ getParentRoute: () => signedIn, path: '/settings' }).lazy(
  async () => (await withMoreWords(import('./pages/settings-page.tsx'))).route,
);
const profile = createRoute({ getParentRoute: () => signedIn, path: '/settings/profile' }).lazy(
  async () => (await withMoreWords(import('./pages/profile-page.tsx'))).route,
);

const privacy = createRoute({ getParentRoute: () => signedIn, path: '/settings/privacy' }).lazy(
  async () => (await withMoreWords(import('./pages/privacy-page.tsx'))).route,
);

/** Rooms and what is open of them stay side by side while one goes from room to room. */
const messages = createRoute({ getParentRoute: () => signedIn, path: '/messages' }).lazy(
  async () => (await withMoreWords(import('./pages/messages-page.tsx'))).route,
);
const noRoom = createRoute({ getParentRoute: () => messages, path: '/' });
const requests = createRoute({ getParentRoute: () => messages, path: '/requests' });
const newRoom = createRoute({ getParentRoute: () => messages, path: '/new' }).lazy(
  async () => (await withMoreWords(import('./pages/messages-new-page.tsx'))).route,
);
const room = createRoute({ getParentRoute: () => messages, path: '/$roomId' }).lazy(
  async () => (await withMoreWords(import('./pages/messages-room-page.tsx'))).route,
);
const roomInfo = createRoute({ getParentRoute: () => messages, path: '/$roomId/info' }).lazy(
  async () => (await withMoreWords(import('./pages/messages-info-page.tsx'))).route,
);
const call = createRoute({ getParentRoute: () => messages, path: '/$roomId/call', validateSearch: callKind }).lazy(
  async () => (await withMoreWords(import('./pages/messages-call-page.tsx'))).route,
);
const match = createRoute({ getParentRoute: () => signedIn, path: '/match' }).lazy(
  async () => (await withMoreWords(import('./pages/match-page.tsx'))).route,
);
const join = createRoute({ getParentRoute: () => signedIn, path: '/join/$token' }).lazy(
  async () => (await withMoreWords(import('./pages/join-page.tsx'))).route,
);

const routeTree = root.addChildren([
  signedOut.addChildren([login, register]),
  signedIn.addChildren([
    timeline,
    post,
    likes,
    reposts,
    quotes,
    tag,
    bookmarks,
    notifications,
    notificationSettings,
    messages.addChildren([noRoom, requests, newRoom, room, roomInfo, call]),
    join,
    match,
    people,
    person,
    following,
    followers,
    account,
    settings,
    profile,
    privacy,
  ]),
]);

/** The app's places. Scroll is kept by `platform/place`, which finds the item one was at, not a number of pixels. */
export function makeRouter() {
  const router = createRouter({ routeTree, defaultPreload: false, scrollRestoration: false, defaultPendingMinMs: 0 });
  router.subscribe('onBeforeNavigate', leave);
  router.subscribe('onRendered', ({ toLocation }) => arrive(toLocation.state.__TSR_key));
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
