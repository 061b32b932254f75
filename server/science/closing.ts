import { ownWords } from './own-words.ts'

const longestClosing = 40
const emoji =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3|\[[^[\]\s]{1,8}\]/gu
const marksAndBlanks = /[\s\p{P}\p{S}]+/gu
const particles = /[的了啦呀哈呢哦噢啊哒滴您你老师大家各位]+/gu
const closing =
  /^(?:好|行|可以|嗯|哈|嘿|对|是|没事|不客气|谢|多谢|感谢|辛苦|麻烦|了解|明白|知道|收到|懂|赞|棒|ok|okay|gotit|thanks|thankyou|thx|ty|cool|great|nice|sure|yes|yep|noproblem|np)+$/iu

/**
 * Words that close a talk (好的, 谢谢, 收到, ok, an emoji) and nothing else, so that they never open a clock. With a question
 * mark they do ask for an answer.
 */
export function isClosing(text: string): boolean {
  const said = ownWords(text).replace(emoji, '')
  if (/[?？]/.test(said) || said.length > longestClosing) return false
  const bare = said.replace(marksAndBlanks, '')
  return bare === '' || closing.test(bare) || closing.test(bare.replace(particles, ''))
}
