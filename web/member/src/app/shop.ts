/** The way into the shop, which is loaded when somebody wants it. */
import { addWords } from '../../../ui/words/index.ts'

const words = {
  'zh-CN': () => import('../words/shop.zh-CN.ts'),
  en: () => import('../words/shop.en.ts'),
}

/** The shop's pages and cards, their words known. */
export async function loadShop() {
  const [shopping] = await Promise.all([import('../shop/shopping.ts'), addWords(words)])
  return shopping
}
