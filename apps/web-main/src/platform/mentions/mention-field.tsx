import { TextArea, type TextAreaProps, VisuallyHidden } from '@my-girok/ui-components';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';
import { type Mentionable, MentionList, optionId } from './mention-list.tsx';
import { complete, type Mention, type MentionQuery, matching, moveMentions, queryAt } from './mention-ranges.ts';

export interface MentionFieldProps
  extends Omit<TextAreaProps, 'value' | 'onChange' | 'onPaste' | 'inputRef' | 'areaProps'> {
  readonly value: string;
  readonly mentions: readonly Mention[];
  readonly onChange: (text: string, mentions: readonly Mention[]) => void;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  /** Who may be named. */
  readonly people: readonly Mentionable[];
  /** Said in front of the list of them. */
  readonly peopleLabel: string;
  /** Somebody is being named, or no longer: then `people` is wanted. */
  readonly onNaming?: (isNaming: boolean) => void;
  readonly onPaste?: NonNullable<TextAreaProps['areaProps']>['onPaste'];
}

const OFFERED_MAX = 20;

/** A text area that offers people after an `@`, and remembers whom the names in it mean while it changes. */
export function MentionField(props: MentionFieldProps): ReactNode {
  const { mentions, onChange, onPaste, people, peopleLabel, onNaming, ...rest } = props;
  const t = useTranslations('Composer');
  const { value, inputRef } = rest;
  const listId = useId();
  const [query, setQuery] = useState<MentionQuery>();
  const [active, setActive] = useState(0);
  const caret = useRef<number | undefined>(undefined);
  const offered = query ? matching(people, query.words).slice(0, OFFERED_MAX) : [];
  const isOpen = offered.length > 0;
  const chosen = Math.min(active, offered.length - 1);

  const isNaming = query !== undefined;
  useEffect(() => onNaming?.(isNaming), [onNaming, isNaming]);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    inputRef.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  const look = (text: string, at: number, known: readonly Mention[]): void => {
    const next = queryAt(text, at, known);
    if (next?.start !== query?.start || next?.words !== query?.words) setActive(0);
    setQuery(next);
  };
  const pick = (person: Mentionable): void => {
    if (!query) return;
    const done = complete(value, mentions, query, person);
    caret.current = done.caret;
    setQuery(undefined);
    onChange(done.text, done.mentions);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // 229: the key belongs to an input method.
    const isOurs = isOpen && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229;
    if (!isOurs || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const person = offered[chosen];
    if (event.key === 'ArrowDown') setActive((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((chosen + offered.length - 1) % offered.length);
    else if (event.key === 'Escape') setQuery(undefined);
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) pick(person);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="app-mention-area">
      <TextArea
        {...rest}
        onChange={(text) => {
          const at = inputRef.current?.selectionEnd ?? text.length;
          const moved = moveMentions(mentions, value, text, at);
          look(text, at, moved);
          onChange(text, moved);
        }}
        areaProps={{
          onPaste,
          onKeyDown,
          onSelect: ({ currentTarget }) => {
            // Moving the caret away ends it; typing has been looked at already.
            if (query && currentTarget.value === value) look(value, currentTarget.selectionEnd, mentions);
          },
          onBlur: () => setQuery(undefined),
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': isOpen ? listId : undefined,
          'aria-activedescendant': isOpen ? optionId(listId, chosen) : undefined,
        }}
        attached={
          <>
            {isOpen && (
              <div className="app-mention-place">
                <MentionList id={listId} label={peopleLabel} people={offered} active={chosen} onPick={pick} />
              </div>
            )}
            {rest.attached}
          </>
        }
      />
      <VisuallyHidden>
        <span aria-live="polite">{isOpen ? t('mentionCount', { count: offered.length }) : ''}</span>
      </VisuallyHidden>
    </div>
  );
}
