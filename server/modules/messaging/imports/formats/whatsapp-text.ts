/**
 * What a WhatsApp record is, told from its marks and its form. Lists of phrases only refine what the form already says:
 * no list covers every language WhatsApp speaks.
 */
import { absent, kindByName } from '../media.ts'
import type { ExportMedia, ExportPoll, MediaKind } from '../record.ts'

const MARK = '\u200e'

type WhatsappContent = {
  text: string
  media: ExportMedia[]
  edited: boolean
  deleted: boolean
  generated: boolean
}

const DELETED =
  /^(?:This message was deleted|You deleted this message|.{0,80}deleted by admin|这条消息已删除|此消息已(?:被)?删除|您删除了(?:这|此)条?消息|你删除了(?:这|此)条?消息|此訊息已(?:被)?刪除|你已刪除此訊息|您已刪除此訊息|此訊息已由|このメッセージは削除されました|このメッセージを削除しました|삭제된 메시지|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Ce message a été supprimé|Vous avez supprimé ce message|Se eliminó este mensaje|Este mensaje fue eliminado|Eliminaste este mensaje|Esta mensagem foi apagada|Você apagou esta mensagem|Mensagem apagada|Questo messaggio è stato eliminato|Dit bericht is verwijderd|Данное сообщение удалено|Pesan ini telah dihapus|Bu mesaj silindi|تم حذف هذه الرسالة)/iu
const CALL =
  /^(?:Missed (?:group )?(?:voice|video) call|(?:Silenced |Declined )?(?:Voice|Video) call|未接(?:来电|來電|语音|語音|视频|視訊)|(?:语音|語音|视频|視訊)通[话話]|不在着信|音声通話|ビデオ通話)/iu
const LOCATION = /https?:\/\/(?:maps\.google|maps\.apple|www\.google\.com\/maps|foursquare)/
const PLACE = /^(?:Location|Live location|位置|定位|實時位置|实时位置|位置情報)\s*[:：]/iu

const KINDS: [RegExp, MediaKind][] = [
  [/sticker|贴图|貼圖|表情|スタンプ|ステッカー|스티커|adesivo|autocollant|stiker/i, 'sticker'],
  [/\bGIF\b/i, 'video'],
  [/image|photo|foto|图片|照片|圖片|相片|画像|写真|사진|imagen|imagem|immagine|bild/i, 'image'],
  [/video|vidéo|视频|影片|視訊|動画|ビデオ|동영상|vídeo/i, 'video'],
  [/audio|voice|语音|語音|音频|音訊|音声|오디오|sprachnachricht|áudio/i, 'audio'],
]
const kindByPhrase = (phrase: string): MediaKind => KINDS.find(([words]) => words.test(phrase))?.[1] ?? 'file'

const OMITTED =
  /(?:omitted|omis(?:e|es)?|omitid[oa]s?|weggelassen|ausgelassen|omess[oai]|weggelaten|пропущен[оаы]?|已略去|已省略|省略|略去|忽略|なし|생략됨)\s*$/iu
const OMITTED_WHOLE = /^<[^<>]{2,40}>$/
const ATTACHED_IOS = /\u200e?<[^<>:：]{1,24}[:：] ?([^<>]+\.\w{1,8})>/u
const ATTACHED_ANDROID = /^(\S[^\n]*?\.\w{2,5}|\.\w{2,5}) [(（]([^()（）]{3,40})[)）]$/
const CAMERA_NAME = /^(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4}\.\w{2,5}$/
const FILE_ATTACHED =
  /file attached|attach|fichier joint|archivo adjunto|Datei angehängt|ファイル添付|添付ファイル|文件附件|附件|檔案附件|已附加|파일 첨부|arquivo anexado|file allegato|bestand bijgevoegd|файл добавлен/iu
/** `reading list.pdf • 3 pages` stands before `document omitted`. */
const DOCUMENT = /^([^\n]+\.\w{2,5}) • \u200e[^\n]*$/u
const EDITED_MARKED = /\s?\u200e<[^<>]{3,60}>$/u
const EDITED_PLAIN = /\s?<(?:This message was edited|此消息已编辑|此訊息已編輯|已编辑|已編輯|消息已编辑)>$/iu

/** Judges the text of a record; `marked` says that its line began with U+200E. */
export function whatsappContent(written: string, ios: boolean, marked: boolean): WhatsappContent {
  const generated = ios && written.startsWith(MARK)
  const unmarked = generated || marked ? written.replace(/^\u200e+/, '') : written
  const attached = attachedFile(unmarked, ios)
  if (attached) return { ...attached, edited: false, deleted: false, generated }
  const body = (ios ? unmarked.replace(EDITED_MARKED, '') : unmarked).replace(EDITED_PLAIN, '')
  const omitted = omittedMedia(unmarked, ios, marked && written.includes(MARK))
  if (omitted) return { ...omitted, edited: false, deleted: false, generated }
  return {
    text: body,
    media: [],
    edited: body !== unmarked,
    deleted: DELETED.test(body) && body.length < 160,
    generated,
  }
}

type Attachment = { text: string; media: ExportMedia[] }

function attachedFile(text: string, ios: boolean): Attachment | null {
  const inBrackets = ATTACHED_IOS.exec(text)
  if (inBrackets?.[1]) return { text: text.replace(inBrackets[0], '').trim(), media: [named(inBrackets[1])] }
  const [first = '', ...caption] = text.split('\n')
  const match = ATTACHED_ANDROID.exec(first.replace(/^\u200e/, ''))
  if (!match?.[1] || !(CAMERA_NAME.test(match[1]) || FILE_ATTACHED.test(match[2] ?? ''))) return null
  return { text: ios ? '' : caption.join('\n').trim(), media: [named(match[1])] }
}

const named = (name: string): ExportMedia => ({ kind: kindByName(name), name, path: null })

function omittedMedia(text: string, ios: boolean, certain: boolean): Attachment | null {
  if (!ios) return OMITTED_WHOLE.test(text.trim()) ? { text: '', media: [absent(kindByPhrase(text))] } : null
  const last = text.lastIndexOf(MARK)
  const phrase = text.slice(last + 1)
  // A line marked at its very start and in its text is media in any language; elsewhere the phrase must say so.
  if (!certain && !(last >= 0 && OMITTED.test(phrase)) && !(OMITTED.test(text) && text.length < 24)) return null
  const caption = last > 0 ? text.slice(0, last).trim() : ''
  const document = DOCUMENT.exec(caption)?.[1]
  if (document) return { text: '', media: [absent(kindByName(document), document)] }
  return { text: caption, media: [absent(kindByPhrase(phrase))] }
}

/** iOS: `POLL:`, the question, and marked lines `OPTION: x (3 votes)`; the words around depend on the language. */
export function whatsappPoll(written: string): ExportPoll | null {
  const [, ...lines] = written.split('\n')
  const options = lines.filter((line) => line.startsWith(MARK))
  if (options.length < 2) return null
  const question = lines
    .slice(0, lines.indexOf(options[0] ?? ''))
    .join('\n')
    .trim()
  return { question, options: options.map(optionOf) }
}

function optionOf(line: string) {
  const [, text = '', votes] = /^\u200e[^:：]{1,20}[:：] ?(.*?)(?: [(（](\d+)[^()（）]*[)）])?$/s.exec(line) ?? [
    null,
    line.slice(1),
  ]
  return { text, votes: votes === undefined ? null : Number(votes) }
}

/** Generated texts that still are somebody's message: deleted, polls, calls, places. */
export function isMessageAfterAll(content: WhatsappContent, written: string): boolean {
  if (content.media.length || content.deleted) return true
  return (
    whatsappPoll(written) !== null || CALL.test(content.text) || LOCATION.test(content.text) || PLACE.test(content.text)
  )
}
