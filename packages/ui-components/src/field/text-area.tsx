import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField, FieldError, Label, Text } from 'react-aria-components';
import { isComposing } from '../text/composing';
import { Counter, type CounterProps } from './counter';

type Base = Omit<
  ComponentProps<typeof AriaTextField>,
  'children' | 'className' | 'style' | 'validate' | 'validationBehavior' | 'ref'
>;

type AreaProps = Pick<
  ComponentProps<typeof AriaTextArea>,
  | 'onKeyDown'
  | 'onPaste'
  | 'onSelect'
  | 'onBlur'
  | 'aria-autocomplete'
  | 'aria-controls'
  | 'aria-activedescendant'
  | 'aria-haspopup'
>;

export interface TextAreaProps extends Base {
  label: string;
  /** Keeps the label for screen readers only, where the place itself says what to write. */
  hidesLabel?: boolean;
  description?: ReactNode;
  error?: string;
  placeholder?: string;
  counter?: Omit<CounterProps, 'value'>;
  /** What one does with the text: a button at the end of the line under it. */
  action?: ReactNode;
  /** What else one can do, at the beginning of that line. */
  tools?: ReactNode;
  /** What belongs to the text, between it and that line: pictures, a quote. */
  attached?: ReactNode;
  /** Of the text area itself; keys that `onKeyDown` prevents go no further. */
  areaProps?: AreaProps;
  /** Lines shown when empty; grows with the text up to `maxRows`. */
  rows?: number;
  maxRows?: number;
  /** Ctrl or Cmd with Enter; with `submitsOnEnter` also Enter alone (Shift+Enter then breaks the line). */
  onSubmit?: () => void;
  submitsOnEnter?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Ruled paper to write on. It grows with what is written; an input method's Enter never sends. */
export function TextArea({
  label,
  hidesLabel,
  description,
  error,
  placeholder,
  counter,
  action,
  tools,
  attached,
  areaProps,
  rows = 3,
  maxRows = 16,
  onSubmit,
  submitsOnEnter,
  inputRef,
  ...rest
}: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  const attach = useCallback(
    (element: HTMLTextAreaElement | null) => {
      area.current = element;
      if (typeof inputRef === 'function') inputRef(element);
      else if (inputRef) inputRef.current = element;
    },
    [inputRef],
  );
  useGrowth(area, rest.value);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    areaProps?.onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key !== 'Enter' || !onSubmit || isComposing(event)) return;
    const sends = event.ctrlKey || event.metaKey || (submitsOnEnter && !event.shiftKey && !event.altKey);
    if (!sends) return;
    event.preventDefault();
    onSubmit();
  };

  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined && error !== ''}
      className="g-field"
    >
      <Label className={hidesLabel ? 'g-hidden' : 'g-field-label'}>{label}</Label>
      <AriaTextArea
        {...areaProps}
        ref={attach}
        className="g-field-sheet"
        placeholder={placeholder}
        rows={rows}
        style={{ '--rows': rows, '--max-rows': maxRows } as React.CSSProperties}
        onKeyDown={onKeyDown}
      />
      {attached}
      <div className="g-field-notes" data-action={action ? '' : undefined}>
        {tools && <div className="g-field-tools">{tools}</div>}
        <div>
          <FieldError className="g-field-error">{error}</FieldError>
          {description && (
            <Text slot="description" className="g-field-description">
              {description}
            </Text>
          )}
        </div>
        {counter && <Counter {...counter} value={rest.value ?? ''} />}
        {action}
      </div>
    </AriaTextField>
  );
}

/** Grows by script only where the browser lacks `field-sizing: content`. */
function useGrowth(area: { current: HTMLTextAreaElement | null }, value: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight}px`;
  }, [value]);
}
