/** The app's words in the worker, in the language that the device asked for. */
import { createInstance, type TFunction } from 'i18next'
import en from '../../words/en.json' with { type: 'json' }
import zh from '../../words/zh-CN.json' with { type: 'json' }

const words = createInstance()
const isReady = words.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
})

export async function wordsIn(language: 'zh-CN' | 'en'): Promise<TFunction> {
  await isReady
  return words.getFixedT(language)
}
