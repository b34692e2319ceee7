import { Button } from '@my-girok/ui-components';
import { Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Call, CallPerson } from '../hooks/call.ts';
import type { CallLayout } from '../hooks/layout.ts';
import type { SessionView } from '../hooks/session-view.ts';
import { useCallNames, useCalls } from '../hooks/use-calls.ts';
import { CallCaptions } from './call-captions.tsx';
import { CallTiles } from './call-tiles.tsx';

export interface InCallProps {
  readonly call: Call;
  readonly view: SessionView | undefined;
  readonly layout: CallLayout;
}

const TOLD = [
  ['ringing', 'waitingFor'],
  ['declined', 'declinedBy'],
  ['missed', 'missedBy'],
  ['busy', 'busyBy'],
] as const satisfies readonly (readonly [CallPerson['state'], string])[];

/** The call itself: who is there, who is not yet, and what is said. */
export function InCall({ call, view, layout }: InCallProps): ReactNode {
  const t = useTranslations('Call');
  const { own } = useCalls();
  const { nameOf } = useCallNames(call.roomId);
  const told = TOLD.flatMap(([state, key]) => {
    const names = call.people.filter((person) => person.state === state).map(({ userId }) => nameOf(userId));
    return names.length > 0 ? [t(key, { names: names.join(', ') })] : [];
  });
  const { problem } = view ?? {};
  return (
    <div className="app-call">
      {view && <CallTiles call={call} people={view.people} layout={layout} />}
      <div className="app-call-notes">
        {view && !view.isHeard && (
          <Button tone="primary" icon={<Volume2 />} onPress={own.hear}>
            {t('hear')}
          </Button>
        )}
        <p className="app-quiet" aria-live="polite">
          {told.join(' · ')}
        </p>
        {problem && (
          <p className="app-problem" role="alert">
            {t(`${problem.device}_${problem.why}`)}
          </p>
        )}
        <CallCaptions call={call} captions={view?.captions ?? []} />
      </div>
    </div>
  );
}
