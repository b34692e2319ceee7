import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';

export interface CheckBoxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  /** The accessible name: the cell's row and column say it to the eye. */
  label: string;
}

/** Yes or no, in a table whose heads say what. */
export function CheckBox({ label, ...rest }: CheckBoxProps) {
  return (
    <AriaCheckbox {...rest} aria-label={label} className="g-check">
      <span className="g-check-box" aria-hidden="true">
        <Check />
      </span>
    </AriaCheckbox>
  );
}
