/** Which language the reader wants: chosen before, else the browser's, else Chinese. */
export type Language = 'zh-CN' | 'en'
export const languages: readonly Language[] = ['zh-CN', 'en']

const place = 'qunluo.language'

/** Understands any browser language tag: every Chinese becomes zh-CN, everything else English. */
export function languageOf(tag: string | null | undefined): Language | null {
  if (!tag) return null
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export function readChosenLanguage(): Language {
  return languageOf(localStorage.getItem(place)) ?? languageOf(navigator.language) ?? 'zh-CN'
}

export function keepChosenLanguage(language: Language) {
  localStorage.setItem(place, language)
}
