/** Addresses of the app's screens: features link to each other by these, never by import. */
export const paths = {
  timeline: '/',
  people: '/people',
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  post: (id: string) => `/posts/${encodeURIComponent(id)}`,
  profile: '/settings/profile',
  account: '/account',
  settings: '/settings',
  login: '/login',
  register: '/register',
} as const;
