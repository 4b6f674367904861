import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en';
import { capital, inEnglishUnits } from './sentence';
import { zh } from './zh';

export type Language = 'zh-CN' | 'en';

const KEPT = 'sanqian.language';

/** `?lang=` of the address wins, then the last choice in this browser, then Chinese. Nothing else is ever kept. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? window.localStorage.getItem(KEPT);
  return asked === 'en' ? 'en' : 'zh-CN';
}

export function startLanguage(): Promise<unknown> {
  const started = i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh-CN',
    supportedLngs: ['zh-CN', 'en'],
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  return started;
}

export async function chooseLanguage(language: Language): Promise<void> {
  window.localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export interface Bilingual {
  zh: string;
  en: string;
}

/** Words in the language of the page, and a pick between the two of a bilingual record. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const within = (words: Bilingual | null | undefined) => (words ? (english && inEnglishUnits(words.en)) || words.zh : '');
  const start = (text: string) => (english ? capital(text) : text);
  return {
    t,
    english,
    language: (english ? 'en' : 'zh-CN') as Language,
    /** The words of a record that carries both languages, as the beginning of a line; Chinese when the English is empty. */
    say: (words: Bilingual | null | undefined) => start(within(words)),
    /** The same inside a sentence. */
    within,
    pick: (chinese: string, inEnglish: string) => start(within({ zh: chinese, en: inEnglish })),
    /** A word of a closed list as a file gives it, e.g. a land use `工业`. */
    given: (word: string | null | undefined) => (word ? t(`given.${word}`, { defaultValue: word }) : ''),
    /** A unit as the server writes it, e.g. `万元/亩`. */
    unit: (unit: string) => t(`units.${unit}`, { defaultValue: unit, keySeparator: '.' }),
  };
}
