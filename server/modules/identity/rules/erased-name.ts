/** What somebody is called who has left for good, in the language of the tenant. */
export const erasedName = (locale: string): string => (locale === 'en' ? 'Deleted account' : '已注销用户')
