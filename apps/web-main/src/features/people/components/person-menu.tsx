import { IconButton, Menu, type MenuAction } from '@my-girok/ui-components';
import { Ban, Flag, Link2, MoreHorizontal, Volume2, VolumeX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonSummaryFragment } from '../../../gen/people/graphql.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { paths } from '../../../platform/paths.ts';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import { useRelations } from '../../../platform/relations/use-relations.ts';

/** What else one can do about somebody on their page: mostly, to see less of them. */
export function PersonMenu({ person }: { readonly person: PersonSummaryFragment }): ReactNode {
  const t = useTranslations();
  const { unmutePerson, unblock } = useRelations();
  const [relation, setRelation] = useState<RelationAsk>();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(paths.person(person.id), location.origin).href);
    notices.add({ words: t('Post.copied') });
  };
  const actions: MenuAction[] = [
    { id: 'copy', label: t('People.copy'), icon: <Link2 />, onAction: () => void copy() },
    person.viewerMutes
      ? {
          id: 'unmute',
          label: t('Relations.unmutePerson', { name: person.name }),
          icon: <Volume2 />,
          onAction: () => void unmutePerson(person),
        }
      : {
          id: 'mute',
          label: t('Relations.mutePerson', { name: person.name }),
          icon: <VolumeX />,
          onAction: () => setRelation({ kind: 'mute', person }),
        },
    {
      id: 'report',
      label: t('Relations.reportPerson', { name: person.name }),
      icon: <Flag />,
      onAction: () => setRelation({ kind: 'report', subject: { userId: person.id }, person }),
    },
    person.viewerBlocks
      ? {
          id: 'unblock',
          label: t('Relations.unblockPerson', { name: person.name }),
          icon: <Ban />,
          onAction: () => void unblock(person),
        }
      : {
          id: 'block',
          label: t('Relations.blockPerson', { name: person.name }),
          icon: <Ban />,
          tone: 'danger',
          onAction: () => setRelation({ kind: 'block', person }),
        },
  ];
  return (
    <>
      <Menu
        label={t('People.menu', { name: person.name })}
        trigger={
          <IconButton label={t('People.menu', { name: person.name })} icon={<MoreHorizontal aria-hidden="true" />} />
        }
        actions={actions}
      />
      <RelationDialog ask={relation} onClose={() => setRelation(undefined)} />
    </>
  );
}
