/** Placeholders in brackets that programs write where a picture, voice or file was: `[图片]`, `<사진>`, `[スタンプ]`. */
import { absent } from './media.ts'
import type { ExportMedia, MediaKind } from './record.ts'

const WORDS: Record<MediaKind, string> = {
  image: '图片|照片|圖片|相片|图像|闪照|写真|画像|사진|photo|image|picture',
  video: '视频|影片|視訊|小视频|短视频|動画|동영상|비디오|video',
  audio: '语音|语音消息|語音|語音訊息|音频|ボイスメッセージ|음성메시지|음성 메시지|voice|voice message|audio',
  sticker: '动画表情|表情包|贴图|貼圖|动态表情|スタンプ|스티커|sticker',
  file: '文件|檔案|群文件|ファイル|파일|file',
}
const KINDS = Object.entries(WORDS).flatMap(([kind, words]) =>
  words.split('|').map((word) => [word, kind as MediaKind] as const),
)
const kindOf = new Map(KINDS)
const ALL = KINDS.map(([word]) => word)
  .toSorted((a, b) => b.length - a.length)
  .join('|')

const IN_BRACKETS = new RegExp(`\\[(${ALL})(?:[ ：:]+([^\\]\\n]{1,200}))?\\]`, 'giu')
const ALONE = new RegExp(`^[<(（\\[]?(${ALL})(?: ?\\d{1,3} ?(?:장|张|張))?[>)）\\]]?(?:[ ]?[:：] ?(\\S.*))?$`, 'iu')

type Shown = { text: string; media: ExportMedia[] }

/** Takes the placeholders in square brackets out of a text, each being a medium. */
export function takeBracketed(text: string): Shown {
  const media: ExportMedia[] = []
  if (!text.includes('[')) return { text, media }
  const rest = text.replace(IN_BRACKETS, (_, word: string, name?: string) => {
    media.push(absent(kindOf.get(word.toLowerCase()) ?? 'file', name && !/^\d+$/.test(name) ? name : null))
    return ''
  })
  return { text: media.length ? rest.trim() : text, media }
}

/** A text that is nothing but a placeholder, with or without brackets (`(사진)`, `사진 3장`, `파일: a.pdf`). */
export function placeholderAlone(text: string, bracketsOnly = false): ExportMedia | null {
  const match = ALONE.exec(text.trim())
  if (!match?.[1] || (bracketsOnly && !/^\s*[[<(（]/.test(text))) return null
  return absent(kindOf.get(match[1].toLowerCase()) ?? 'file', match[2] ?? null)
}
