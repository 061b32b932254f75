/** The words of the app in each language, loaded when somebody reads it. */
export const book = { 'zh-CN': () => import('./zh-CN.ts'), en: () => import('./en.ts') }
