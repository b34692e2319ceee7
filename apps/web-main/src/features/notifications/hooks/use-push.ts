import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { notices } from '../../../platform/notices/notices.ts';
import { NoPushKeyError, onPushChange, pushState, turnPushOff, turnPushOn } from '../../../platform/push/push.ts';
import type { PushState } from '../../../platform/push/push-state.ts';

export interface Push {
  /** Undefined until the browser has answered. */
  readonly state: PushState | undefined;
  readonly isPending: boolean;
  /** From a press only: the browser may ask for permission. */
  readonly turnOn: () => void;
  readonly turnOff: () => void;
}

/** Push on this device: how it stands, and how to change it. */
export function usePush(): Push {
  const client = useApolloClient();
  const person = usePerson().id;
  const t = useTranslations('Push');
  const sentence = useSentence();
  const [state, setState] = useState<PushState>();
  const [isPending, setPending] = useState(false);
  const look = useCallback(() => void pushState(person).then(setState), [person]);
  useEffect(() => {
    look();
    // Permission is changed outside of the page.
    addEventListener('focus', look);
    const stop = onPushChange(look);
    return () => {
      removeEventListener('focus', look);
      stop();
    };
  }, [look]);
  const change = async (by: () => Promise<unknown>): Promise<void> => {
    setPending(true);
    try {
      await by();
    } catch (error) {
      const isBrowsers = error instanceof DOMException;
      const reason = error instanceof NoPushKeyError ? t('notSetUp') : isBrowsers ? t('browserRefused') : undefined;
      notices.add({ words: t('failed', { reason: reason ?? sentence(failureOf(error)) }), tone: 'danger' });
    }
    look();
    setPending(false);
  };
  return {
    state,
    isPending,
    turnOn: () => void change(() => turnPushOn(client, person)),
    turnOff: () => void change(() => turnPushOff(client)),
  };
}
