import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceListProps<Value extends string> {
  label: string;
  /** Null until one is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; note?: ReactNode }[];
  error?: string;
}

/** Several choices of which one holds, one under the other, each with room for a sentence. */
export function ChoiceList<Value extends string>({ label, value, onChange, choices, error }: ChoiceListProps<Value>) {
  return (
    <RadioGroup
      className="g-choice-list"
      value={value}
      onChange={(next) => onChange(next as Value)}
      isInvalid={error !== undefined}
    >
      <Label className="g-field-label">{label}</Label>
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="g-choice-row">
          <span className="g-choice-dot" aria-hidden="true" />
          <span>
            {choice.label}
            {choice.note && <span className="g-choice-note">{choice.note}</span>}
          </span>
        </Radio>
      ))}
      {error && (
        <p role="alert" className="g-field-error">
          {error}
        </p>
      )}
    </RadioGroup>
  );
}
