import { normaliseText } from '../text/normalise.ts'

/** What a moderator would name at a glance, beside the model's score. */
type SpamSign = 'link' | 'contact_id' | 'money_promise'

const signs: Record<SpamSign, RegExp> = {
  link: /https?:\/\/|www\.|\bt\.me\/|[a-z0-9-]+\.(?:com|cn|net|top|xyz|vip|cc|shop|site|club)\b/,
  contact_id:
    /(?:加|十|➕|\+)\s*(?:v|vx|wx|微|薇|威|q|扣)|(?:vx|wx|v信|微信|薇信|威信|qq|扣扣|飞机|电报|telegram)\s*(?:号|群)?\s*[:：]?\s*[a-z0-9_-]{5,}|@[a-z0-9_]{5,}/,
  money_promise:
    /日(?:赚|入|结)|月入|躺赚|稳赚|包赚|返利|返佣|高佣|刷单|跑分|兼职.{0,8}(?:日|天|时)|免费(?:领|送)|领(?:福利|红包)/,
}

/** The signs of spam in a text; weak one by one, so that they give reasons and never act alone. */
export function spamSigns(text: string): SpamSign[] {
  const plain = normaliseText(text)
  return (Object.keys(signs) as SpamSign[]).filter((sign) => signs[sign].test(plain))
}
