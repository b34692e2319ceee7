import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, ToggleButton } from 'react-aria-components';
import { countGraphemes } from '../text/graphemes';
import { keepComposition } from './text-field';

type Base = Omit<
  ComponentProps<typeof AriaTextField>,
  'children' | 'className' | 'style' | 'type' | 'validate' | 'validationBehavior'
>;

export interface PasswordFieldProps extends Base {
  label: string;
  /** `new-password` when choosing one, `current-password` when giving it. */
  autoComplete: 'new-password' | 'current-password';
  /** Name of the toggle: shows what is typed while pressed. */
  showLabel: string;
  description?: ReactNode;
  error?: string;
  /** While choosing: how many characters are still missing, told as one types; null or '' when long enough says nothing. */
  lengthHint?: { min: number; words: (missing: number) => string };
}

/** A password, masked until one asks to see it. */
export function PasswordField({ label, showLabel, description, error, lengthHint, ...rest }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const typed = countGraphemes(rest.value ?? '');
  const missing = lengthHint ? Math.max(0, lengthHint.min - typed) : 0;
  return (
    <AriaTextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      validationBehavior="aria"
      isInvalid={error !== undefined && error !== ''}
      className="g-field"
    >
      <Label className="g-field-label">{label}</Label>
      <div className="g-field-row">
        <Input className="g-field-line" spellCheck="false" autoCapitalize="none" onKeyDown={keepComposition} />
        <ToggleButton className="g-field-toggle" aria-label={showLabel} isSelected={isShown} onChange={setShown}>
          {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </ToggleButton>
      </div>
      {lengthHint && (
        <div className="g-length" aria-hidden="true">
          <span
            style={{ inlineSize: `${Math.min(100, (typed / lengthHint.min) * 100)}%` }}
            data-enough={missing === 0 || undefined}
          />
        </div>
      )}
      <div className="g-field-notes">
        <div>
          <FieldError className="g-field-error">{error}</FieldError>
          {description && (
            <Text slot="description" className="g-field-description">
              {description}
            </Text>
          )}
          {lengthHint && (
            <p className="g-field-description" aria-live="polite">
              {typed > 0 ? lengthHint.words(missing) : ''}
            </p>
          )}
        </div>
      </div>
    </AriaTextField>
  );
}
