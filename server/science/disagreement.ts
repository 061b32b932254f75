import { ownWords } from './own-words.ts'

/** The lookarounds keep out 对不对 (a question), 不反对, 没错了 and 我错了 (the opposite), 不对称 (a word of its own). */
const inChinese =
  /(?<!对)不对(?![称劲付口路等])|不(?:太|大|敢)?(?:同意|赞同|认同|赞成|苟同)|(?<![不没])反对|恰恰相反|正好?相反|但是|可是|然而|并非|并不是|不是这样|才不是|不见得|未必|(?<![我没不]|我[搞说记看弄听])(?:[搞说]错|错了)|胡说|瞎说|扯淡/
const inEnglish =
  /\b(?:i\s+disagree|(?:don't|do not|can't)\s+agree|not\s+(?:really\s+)?(?:true|correct)|(?:that's|that is|you're|you are)\s+(?:wrong|false|incorrect)|on the contrary|nonsense)\b|^(?:but\b|nope\b|no,)/i

/**
 * Whether a reply carries words of disagreement in the author's own part of it. Marker words are weak evidence: a role
 * that rests on them is an estimate, which the owner may correct.
 */
export function disagrees(text: string): boolean {
  const said = ownWords(text)
  return inChinese.test(said) || inEnglish.test(said)
}
