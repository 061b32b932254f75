/** Sets up the words of an app (i18next). */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { keepChosenLanguage, type Language, readChosenLanguage } from './language.ts'

export { type Language, languages } from './language.ts'

type Words = Record<string, unknown>
type Load = () => Promise<{ default: Words }>
type Book = Record<Language, Load>
const books: Book[] = []
const read = new Set<Load>()
let tellSetUp: () => void
/** A page may ask for its words while those of the app are still being set up. */
const isSetUp = new Promise<void>((tell) => {
  tellSetUp = tell
})

/**
 * Call once before rendering with how the words of the app are loaded, the shared ones among them; keys are grouped by
 * page (`today.title`). Only the reader's language is loaded: both know the same keys.
 */
export async function setUpWords(book: Book) {
  const language = readChosenLanguage()
  books.push(book)
  read.add(book[language])
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: (await book[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  tellSetUp()
}

/** Adds the words of a part of the app that is loaded only when it is wanted. */
export async function addWords(book: Book) {
  if (!books.includes(book)) books.push(book)
  await readIn(readChosenLanguage())
}

/** Changes the language and remembers it on this device. */
export async function chooseLanguage(language: Language) {
  await readIn(language)
  keepChosenLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

async function readIn(language: Language) {
  const unread = books.map((book) => book[language]).filter((load) => !read.has(load))
  const found = await Promise.all(unread.map((load) => load()))
  await isSetUp
  for (const { default: words } of found) i18next.addResourceBundle(language, 'translation', words, true)
  for (const load of unread) read.add(load)
}

/** The words of the present language, and which language that is. */
export function useWords() {
  const { t, i18n } = useTranslation()
  return { t, language: (i18n.language === 'en' ? 'en' : 'zh-CN') as Language }
}
