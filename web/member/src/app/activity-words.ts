/** The words of activities, read when somebody comes to one. */
export const activityWords = {
  'zh-CN': () => import('../words/promotions.zh-CN.ts'),
  en: () => import('../words/promotions.en.ts'),
}
