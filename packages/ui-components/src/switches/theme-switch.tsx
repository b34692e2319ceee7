import { Monitor, Moon, Sun } from 'lucide-react';
import { ChoiceBar } from './choice-bar';
import type { Theme } from './theme';

export interface ThemeSwitchProps {
  label: string;
  words: Readonly<Record<Theme, string>>;
  value: Theme;
  onChange: (theme: Theme) => void;
  hidesWords?: boolean;
  showsLabel?: boolean;
}

/** Paper by day, by night, or as the system has it. */
export function ThemeSwitch({ words, ...rest }: ThemeSwitchProps) {
  return (
    <ChoiceBar
      {...rest}
      choices={[
        { value: 'light', label: words.light, icon: <Sun /> },
        { value: 'dark', label: words.dark, icon: <Moon /> },
        { value: 'system', label: words.system, icon: <Monitor /> },
      ]}
    />
  );
}
