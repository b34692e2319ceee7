import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { useSay, useStoryLocale } from '../stories/say';
import { LanguageSwitch } from './language-switch';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';

const meta: Meta = { title: 'Framing/Switches' };
export default meta;

function Both() {
  const say = useSay();
  const locale = useStoryLocale();
  const [theme, setTheme] = useState<Theme>('system');
  const words = {
    light: say('Light', '밝게'),
    dark: say('Dark', '어둡게'),
    system: say('As the system', '시스템대로'),
  };
  return (
    <div className="flex flex-col items-start gap-5">
      <ThemeSwitch showsLabel label={say('Paper', '화면 밝기')} words={words} value={theme} onChange={setTheme} />
      <ThemeSwitch hidesWords label={say('Paper', '화면 밝기')} words={words} value={theme} onChange={setTheme} />
      <LanguageSwitch
        showsLabel
        label={say('Language', '언어')}
        value={locale}
        onChange={() => {}}
        languages={[
          { locale: 'en', name: 'English' },
          { locale: 'ko', name: '한국어' },
        ]}
      />
    </div>
  );
}

export const ThemeAndLanguage: StoryObj = { render: () => <Both /> };
