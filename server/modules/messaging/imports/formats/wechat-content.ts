/** What the XML and placeholders inside WeChat messages say. */
import { absent } from '../media.ts'
import type { ExportMedia } from '../record.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decode = (text: string) =>
  text
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()

/** Words of the first element of a name in an XML text, empty when there is none. */
const xmlText = (xml: string, tag: string) => decode(new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(xml)?.[1] ?? '')

/** A notice without its links and wrappers: `<revokemsg>…</revokemsg>`, `"x" 撤回了一条消息 <a …>重新编辑</a>`. */
export const noticeText = (text: string) =>
  decode(text)
    .replace(/<a\b[^>]*>.*?<\/a>/gs, '')
    .replace(/<\/?\w[^>]*>/g, '')
    .replace(/(?:<!\[CDATA\[|\]\]>)/g, '')
    .trim()

type WechatContent = { kind: 'message' | 'system'; text: string; media: ExportMedia[] }

const said = (text: string, media: ExportMedia[] = []): WechatContent => ({ kind: 'message', text, media })

/** Content of a message by WeChat's own type numbers (1 text, 3 picture, 34 voice, 43 video, 47 sticker, 49 link and kin, 10000 notice). */
export function contentByType(type: number, subType: number, content: string): WechatContent {
  switch (type) {
    case 3:
      return said('', [absent('image')])
    case 34:
      return said(xmlText(content, 'voicetrans'), [absent('audio')])
    case 43:
    case 62:
      return said('', [absent('video')])
    case 47:
      return said('', [absent('sticker')])
    case 49:
      return appContent(subType, content)
    case 10000:
    case 10002:
      return { kind: 'system', text: noticeText(content), media: [] }
    default:
      return said(content.startsWith('<') ? noticeText(content) : content)
  }
}

/** Links, files, quotes, mini programs, transfers and red packets share one type. */
function appContent(subType: number, content: string): WechatContent {
  const title = content.includes('<') ? xmlText(content, 'title') : content
  if (subType === 6) return said('', [absent('file', title || null)])
  if (subType === 8) return said('', [absent('sticker')])
  if (subType === 2000) return said(title || '[转账]')
  if (subType === 2001) return said(title || '[红包]')
  const url = subType === 5 ? xmlText(content, 'url') : ''
  return said([title, url].filter(Boolean).join('\n'))
}

const WORDS: Record<string, number> = {
  文本: 1,
  图片: 3,
  语音: 34,
  视频: 43,
  动画表情: 47,
  表情: 47,
  系统通知: 10000,
  系统消息: 10000,
  拍一拍: 10000,
}

/** Content by the Chinese name of its type, as PyWxDump and WeFlow write it. */
export function contentByWord(word: string, content: string): WechatContent {
  const name = word.replace(/消息$/, '')
  const type = WORDS[word] ?? WORDS[name]
  if (type !== undefined) return contentByType(type, 0, content)
  if (word.startsWith('文件'))
    return said('', [absent('file', xmlText(content, 'title') || content.replace(/^\[?文件\]?[:：]?/, '') || null)])
  if (/^系统|撤回/.test(word)) return { kind: 'system', text: noticeText(content), media: [] }
  return said(content.startsWith('<') ? xmlText(content, 'title') || noticeText(content) : content)
}
