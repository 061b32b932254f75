/** Sets up the words of an app (i18next). */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { keepChosenLanguage, type Language, readChosenLanguage } from './language.ts'

export { type Language, languages } from './language.ts'

type Words = Record<string, unknown>
type Load = () => Promise<{ default: Words }>
let load: Record<Language, Load>

/**
 * Call once before rendering with how the words of the app are loaded, the shared ones among them; keys are grouped by
 * page (`today.title`). Only the reader's language is loaded: both know the same keys.
 */
export async function setUpWords(words: Record<Language, Load>) {
  load = words
  const language = readChosenLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: (await load[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

/** Changes the language and remembers it on this device. */
export async function chooseLanguage(language: Language) {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await load[language]()).default)
  }
  keepChosenLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** The words of the present language, and which language that is. */
export function useWords() {
  const { t, i18n } = useTranslation()
  return { t, language: (i18n.language === 'en' ? 'en' : 'zh-CN') as Language }
}
