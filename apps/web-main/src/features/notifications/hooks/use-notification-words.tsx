import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';
import { sentenceOf, whoOf } from './sentence.ts';

export interface NotificationWords {
  /** With names that keep their own direction. */
  readonly rich: (about: NotificationItemFragment) => ReactNode;
  readonly plain: (about: NotificationItemFragment) => string;
}

const isolated = (name: ReactNode): ReactNode => <bdi className="app-told-name">{name}</bdi>;
/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what `bdi` is to markup. */
const isolatedText = (name: string): string => `\u2068${name}\u2069`;

/** The sentences of notifications in the person's language. */
export function useNotificationWords(): NotificationWords {
  const t = useTranslations();
  return {
    rich: (about) => {
      const who = whoOf(about);
      const { key, values } = sentenceOf(about);
      return t.rich(`Notifications.sentence.${key}`, {
        ...values,
        n: isolated,
        who: () => t.rich(`Notifications.who.${who.key}`, { ...who.values, n: isolated }),
      } as never);
    },
    plain: (about) => {
      const who = whoOf(about);
      const { key, values } = sentenceOf(about);
      return t.markup(`Notifications.sentence.${key}`, {
        ...values,
        n: isolatedText,
        who: () => t.markup(`Notifications.who.${who.key}`, { ...who.values, n: isolatedText } as never),
      } as never);
    },
  };
}
