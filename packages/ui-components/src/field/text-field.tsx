import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';
import { isComposing } from '../text/composing';
import { Counter, type CounterProps } from './counter';

type Base = Omit<
  ComponentProps<typeof AriaTextField>,
  'children' | 'className' | 'style' | 'validate' | 'validationBehavior'
>;

export interface TextFieldProps extends Base {
  label: string;
  /** What is wanted and why, before anything is wrong. */
  description?: ReactNode;
  /** What is wrong and what to do. Its presence makes the field invalid. */
  error?: string;
  placeholder?: string;
  /** Counts grapheme clusters against a limit; needs `value`. */
  counter?: Omit<CounterProps, 'value'>;
}

/** One line to write on. `id` is the input's, so that an error summary can lead to it. */
export function TextField({ label, description, error, placeholder, counter, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined && error !== ''}
      className="g-field"
    >
      <Label className="g-field-label">{label}</Label>
      <Input className="g-field-line" placeholder={placeholder} onKeyDown={keepComposition} />
      <div className="g-field-notes">
        <div>
          <FieldError className="g-field-error">{error}</FieldError>
          {description && (
            <Text slot="description" className="g-field-description">
              {description}
            </Text>
          )}
        </div>
        {counter && <Counter {...counter} value={rest.value ?? ''} />}
      </div>
    </AriaTextField>
  );
}

/** Enter that only finishes a syllable must not send the form. */
export function keepComposition(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
}
