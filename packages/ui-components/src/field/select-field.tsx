import { useId } from 'react';

export interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
  isDisabled?: boolean;
}

/** One of several, by the browser's own list: on a phone that is the one thumbs know. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, onChange, choices, isDisabled } = props;
  const id = useId();
  return (
    <div className="g-field">
      <label className="g-field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="g-field-line g-field-select"
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
