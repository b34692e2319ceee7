import { createContext, useContext } from 'react';

export type Spoken = 'en' | 'ko';

const Locale = createContext<Spoken>('en');

/** The language of a story, set by Storybook's toolbar. */
export const StoryLocale = Locale.Provider;

/** Gives the words of the story's language: `say('Post', '올리기')`. */
export function useSay(): (english: string, korean: string) => string {
  const locale = useContext(Locale);
  return (english, korean) => (locale === 'ko' ? korean : english);
}

export function useStoryLocale(): Spoken {
  return useContext(Locale);
}
