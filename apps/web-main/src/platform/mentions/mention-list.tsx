import { Avatar } from '@my-girok/ui-components';
import { type ReactNode, useEffect, useRef } from 'react';

/** Somebody who may be named. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | null;
}

export interface MentionListProps {
  readonly id: string;
  readonly label: string;
  readonly people: readonly Mentionable[];
  readonly active: number;
  readonly onPick: (person: Mentionable) => void;
}

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

/** People who may be meant. The text keeps the focus: arrows move in it, Enter or Tab takes. */
export function MentionList({ id, label, people, active, onPick }: MentionListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className="g-popover app-mentions">
      {people.map((person, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are the text area's, which names the active one
        <div
          key={person.id}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === active}
          className="app-mention"
          // The text must not lose the focus, nor an input method its syllable.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          <Avatar id={person.id} name={person.name} src={person.avatar} size="small" />
          <span>{person.name}</span>
        </div>
      ))}
    </div>
  );
}
