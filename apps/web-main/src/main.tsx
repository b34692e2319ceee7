import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { stayCurrent } from './app/stay-current.ts';
import { chosenLocale, loadMessages, spokenLocale } from './platform/i18n/locale.ts';
import { moreMessages } from './platform/i18n/more-messages.ts';
import { keepPlaces } from './platform/place/place-keeper.ts';
import './app/styles.css';

const locale = chosenLocale() ?? spokenLocale(navigator.languages) ?? 'en';
const root = document.querySelector('#app');
if (!root) throw new Error('The page has no place for the app.');

keepPlaces();
stayCurrent();
const [messages] = await Promise.all([loadMessages[locale](), moreMessages.speak(locale)]);
createRoot(root).render(
  <StrictMode>
    <App initial={{ locale, messages }} />
  </StrictMode>,
);
