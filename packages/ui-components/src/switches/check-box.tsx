import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';

export interface CheckBoxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  /** The accessible name: the cell's row and column say it to the eye. */
  label: string;
  /** Shows the label beside the box: outside tables. */
  showsLabel?: boolean;
}

/** Yes or no: in a table whose heads say what, or with its words beside it. */
export function CheckBox({ label, showsLabel, ...rest }: CheckBoxProps) {
  return (
    <AriaCheckbox {...rest} aria-label={label} className="g-check" data-worded={showsLabel || undefined}>
      <span className="g-check-box" aria-hidden="true">
        <Check />
      </span>
      {showsLabel && <span aria-hidden="true">{label}</span>}
    </AriaCheckbox>
  );
}
