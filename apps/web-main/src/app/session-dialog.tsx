import { Button, Dialog } from '@my-girok/ui-components';
import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LoginForm } from '../features/auth/components/login-form.tsx';
import { useConnection } from '../platform/connection/use-connection.ts';
import { useIdentity } from '../platform/identity/identity.tsx';
import { paths } from '../platform/paths.ts';

/** The session ended while the page was in use: logging in here changes nothing else on it. */
export function SessionDialog({
  isOpen,
  onPutOff,
}: {
  readonly isOpen: boolean;
  readonly onPutOff: () => void;
}): ReactNode {
  const t = useTranslations();
  const connection = useConnection();
  const { identity, refresh, forget } = useIdentity();
  const before = identity.state === 'in' ? identity.person.id : undefined;
  const email = identity.state === 'in' ? identity.email : undefined;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => !open && onPutOff()}
      isDismissable={false}
      title={t('Auth.againTitle')}
      closeLabel={t('App.close')}
    >
      <p>{t('Auth.againNote')}</p>
      <LoginForm
        email={email}
        refresh={refresh}
        onDone={(person) => {
          // Another person must not stand in the first one's page.
          if (person && person.id !== before) location.assign(paths.timeline);
          else connection.tryNow();
        }}
      />
      <Button tone="quiet" size="small" onPress={() => void forget()}>
        {t('Auth.somebodyElse')}
      </Button>
    </Dialog>
  );
}
