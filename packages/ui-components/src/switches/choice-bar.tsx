import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceBarProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** `lang` where the words are of another language than the page. */
  choices: readonly { value: Value; label: string; icon?: ReactNode; lang?: string }[];
  /** Shows the icons alone; the words stay as accessible names. */
  hidesWords?: boolean;
  /** Shows the label over the bar. */
  showsLabel?: boolean;
}

/** Few choices of which one holds, side by side. Arrow keys choose, as in any radio group. */
export function ChoiceBar<Value extends string>(props: ChoiceBarProps<Value>) {
  const { label, value, onChange, choices, hidesWords, showsLabel } = props;
  return (
    <RadioGroup
      className="g-choices"
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as Value)}
    >
      <Label className={showsLabel ? 'g-field-label' : 'g-hidden'}>{label}</Label>
      <div className="g-choice-bar">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="g-choice">
            {choice.icon && <span aria-hidden="true">{choice.icon}</span>}
            <span lang={choice.lang} className={hidesWords ? 'g-hidden' : undefined}>
              {choice.label}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
