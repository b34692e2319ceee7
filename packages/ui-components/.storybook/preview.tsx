import type { Decorator, Preview } from '@storybook/react-vite';
import { UiProvider } from '../src/provider/ui-provider';
import { StoryLocale } from '../src/stories/say';
import { applyTheme, type Theme } from '../src/switches/theme';
import '../src/styles/styles.css';
import './preview.css';

const withPage: Decorator = (Story, { globals }) => {
  const locale = globals.locale === 'ko' ? 'ko' : 'en';
  applyTheme(globals.theme as Theme);
  document.documentElement.lang = locale;
  return (
    <UiProvider locale={locale} navigate={() => {}}>
      <StoryLocale value={locale}>
        <Story key={locale} />
      </StoryLocale>
    </UiProvider>
  );
};

const preview: Preview = {
  decorators: [withPage],
  initialGlobals: { theme: 'system', locale: 'en' },
  globalTypes: {
    theme: {
      description: 'Paper',
      toolbar: {
        title: 'Paper',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'system', title: 'System' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'ko', title: '한국어' },
        ],
      },
    },
  },
  parameters: { backgrounds: { disable: true }, controls: { disable: true }, a11y: { test: 'error' } },
};

export default preview;
