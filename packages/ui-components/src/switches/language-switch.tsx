import { ChoiceBar } from './choice-bar';

export interface LanguageSwitchProps<Locale extends string> {
  label: string;
  value: Locale;
  onChange: (locale: Locale) => void;
  /** Each language by its own name: "English", "한국어". */
  languages: readonly { locale: Locale; name: string }[];
  showsLabel?: boolean;
}

/** The page's language; each is named in itself, so that one finds it in a page one cannot read. */
export function LanguageSwitch<Locale extends string>({ languages, ...rest }: LanguageSwitchProps<Locale>) {
  return (
    <ChoiceBar
      {...rest}
      choices={languages.map(({ locale, name }) => ({ value: locale, label: name, lang: locale }))}
    />
  );
}
