import { Button } from '@my-girok/ui-components';
import { ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { focusComposer } from '../../../platform/compose.ts';
import { putBackDraft } from '../../../platform/drafts/use-draft.ts';
import { usePerson } from '../../../platform/identity/identity.tsx';
import { useArrivals } from '../hooks/use-arrivals.ts';
import { useOutbox } from '../hooks/use-outbox.ts';
import { useTimeline } from '../hooks/use-posts.ts';
import { Composer, POST_DRAFT } from './composer.tsx';
import { PendingItem } from './pending-item.tsx';
import { PostList } from './post-list.tsx';

/** The timeline: where one writes, what one is sending, what others wrote. `empty` is for somebody who is new here. */
export function Timeline({ empty }: { readonly empty: ReactNode }): ReactNode {
  const t = useTranslations('Timeline');
  const person = usePerson();
  const pages = useTimeline();
  const arrivals = useArrivals(pages.items);
  const outbox = useOutbox();
  const sending = outbox.pending.filter((entry) => entry.kind === 'post');

  return (
    <>
      <Composer onPost={outbox.sendPost} />
      <div className="app-arrivals" aria-live="polite">
        {arrivals.count > 0 && (
          <Button size="small" icon={<ArrowUp />} onPress={arrivals.show}>
            {t('arrived', { count: arrivals.count })}
          </Button>
        )}
      </div>
      <PostList
        name="timeline"
        pages={pages}
        empty={empty}
        head={
          sending.length > 0 ? (
            <div className="app-sending">
              {sending.map((entry) => (
                <PendingItem
                  key={entry.key}
                  entry={entry}
                  onRetry={() => outbox.retry(entry)}
                  onDiscard={() => outbox.discard(entry)}
                  onEdit={() =>
                    outbox.edit(entry, (text) => {
                      putBackDraft(person.id, POST_DRAFT, text);
                      focusComposer();
                    })
                  }
                />
              ))}
            </div>
          ) : undefined
        }
      />
    </>
  );
}
