import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';

export interface ChoiceMenuProps<Value extends string> {
  /** Accessible name of the list. */
  label: string;
  /** What opens it, and says which one holds. */
  trigger: ReactElement;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; note: string; icon?: ReactNode }[];
}

/** Few choices of which one holds, behind a button: where there is room for its sentence only while one chooses. */
export function ChoiceMenu<Value extends string>({ label, trigger, value, onChange, choices }: ChoiceMenuProps<Value>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="g-popover g-choice-menu" placement="bottom start" offset={4}>
        <AriaMenu
          aria-label={label}
          className="g-menu"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => {
            const [next] = keys === 'all' ? [] : [...keys];
            if (next !== undefined) onChange(next as Value);
          }}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.value} id={choice.value} textValue={choice.label} className="g-menu-item">
              {choice.icon && (
                <span aria-hidden="true" className="g-menu-icon">
                  {choice.icon}
                </span>
              )}
              <span className="g-menu-words">
                <Text slot="label">{choice.label}</Text>
                <Text slot="description" className="g-menu-note">
                  {choice.note}
                </Text>
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
