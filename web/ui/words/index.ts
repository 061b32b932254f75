/** Sets up the words of an app (i18next): shared words below, the app's own on top. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import en from './en.json' with { type: 'json' }
import { keepChosenLanguage, type Language, readChosenLanguage } from './language.ts'
import zh from './zh-CN.json' with { type: 'json' }

export { type Language, languages } from './language.ts'

type Words = Record<string, unknown>

/** Call once before rendering with the app's own words; keys are grouped by page (`today.title`). */
export async function setUpWords(own: Record<Language, Words>) {
  const language = readChosenLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: { ...zh, ...own['zh-CN'] } }, en: { translation: { ...en, ...own.en } } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

/** Changes the language now and remembers it on this device. */
export async function chooseLanguage(language: Language) {
  keepChosenLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** The words of the present language, and which language that is. */
export function useWords() {
  const { t, i18n } = useTranslation()
  return { t, language: (i18n.language === 'en' ? 'en' : 'zh-CN') as Language }
}
