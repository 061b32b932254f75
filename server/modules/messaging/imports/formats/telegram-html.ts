/** Telegram Desktop HTML pages (`messages.html`, `messages2.html` …). */
import type { ExportFile } from '../files.ts'
import { type Format, plainly, type ReadContext } from '../format.ts'
import { byClass, type Element, find, findAll, htmlElements, textOf } from '../html.ts'
import { kindByName } from '../media.ts'
import {
  type ExportMedia,
  type ExportPoll,
  type ExportTime,
  type Found,
  type MediaKind,
  message,
  pollText,
  type Reading,
  systemLine,
} from '../record.ts'
import { dayText, fromIso, local, localText } from '../stamps.ts'

export const telegramHtml: Format = {
  format: 'telegram-html',
  variant: null,
  recognise({ head }) {
    if (!/^\s*<(?:!doctype html|html)/i.test(head) || !/class="(?:page_body chat_page|history|page_header)/.test(head))
      return null
    return { needsZone: !/title="\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d UTC/.test(head) }
  },
  prepare: plainly(readPages),
  // Every block of media counts, and a poll is one of them.
  mediaOf: (record) => record.media.length + (record.poll ? 1 : 0),
  // Authors of forwarded messages are counted as people of the chat.
  peopleOf: (record) => (record.kind === 'message' ? [record.senderKey, record.forwardedFrom] : []),
}

/** What a `joined` message takes over from the one before it, also across pages. */
type Before = { senderKey: string | null; senderName: string | null; stamp: string; at: ExportTime | null }

async function* readPages({ files, media }: ReadContext): AsyncGenerator<Reading> {
  let before: Before = { senderKey: null, senderName: null, stamp: '', at: null }
  let waiting = null as Found | null
  for (const file of files) {
    for await (const element of htmlElements(file, ['message'])) {
      const id = /^message(-?\d+)$/.exec(element.attributes.id ?? '')?.[1] ?? null
      if (id?.startsWith('-')) continue // date separators
      const service = element.classes.has('service')
      if (!service) before = speakerOf(element, before)
      if (!service && id === null && waiting) {
        // Further media of an album have no number of their own.
        waiting = { ...waiting, media: [...waiting.media, ...contentOf(element, file, media).media] }
        continue
      }
      if (waiting) yield waiting
      waiting = service
        ? systemLine({ stamp: before.stamp, at: before.at, platformId: id, text: textOf(find(element, 'body')) })
        : message({ ...before, platformId: id, ...contentOf(element, file, media) })
    }
  }
  if (waiting) yield waiting
}

/** Parts of a message that are not quoted from a forwarded one. */
const own = (element: Element, name: string) => {
  const body = find(element, 'body')
  return body?.children.find((child): child is Element => typeof child !== 'string' && child.classes.has(name)) ?? null
}

function speakerOf(element: Element, before: Before): Before {
  const written = own(element, 'date')?.attributes.title ?? ''
  const at = stampOf(written) ?? before.at
  const name = textOf(own(element, 'from_name')).replace(/\s+via @\w+$/, '')
  const { senderKey, senderName } = name ? { senderKey: name, senderName: name } : before
  return { senderKey, senderName, stamp: written || before.stamp, at }
}

/** `12.02.2025 08:37:48`, newer with ` UTC+03:00`. */
function stampOf(written: string): ExportTime | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}:\d{2})?)?/.exec(written)
  if (!match) return null
  const [, day, month, year, hour, minute, second, offset] = match
  const text = localText(
    dayText(Number(year), Number(month), Number(day)),
    Number(hour),
    Number(minute),
    Number(second),
  )
  if (text === null || !written.includes('UTC')) return local(text)
  return fromIso(`${text}${offset ?? 'Z'}`)
}

function contentOf(element: Element, file: ExportFile, media: ReadContext['media']) {
  const forwarded = find(element, 'forwarded')
  const reply = find(element, 'reply_to')
  const link = reply && [...findAll(reply, ({ tag }) => tag === 'a')][0]
  const from = forwarded ? textOf(find(forwarded, 'from_name')).replace(/\s*\d{2}\.\d{2}\.\d{4}[\s\d:]*$/, '') : ''
  const poll = pollOf(element)
  return {
    text: [textOf(find(element, 'text')), poll && pollText(poll)].filter(Boolean).join('\n'),
    poll,
    replyTo: /go_to_message(\d+)/.exec(link?.attributes.href ?? '')?.[1] ?? null,
    forwardedFrom: from || null,
    media: [...findAll(element, byClass('media_wrap'))].flatMap((wrap) => mediaOf(wrap, file, media)),
    reactions: [...findAll(element, byClass('reaction'))].map(reactionOf),
  }
}

function pollOf(element: Element): ExportPoll | null {
  const poll = find(element, 'media_poll')
  if (!poll) return null
  const options = [...findAll(poll, byClass('answer'))].map((answer) => {
    const details = textOf(find(answer, 'details'))
    const votes = /\d+/.exec(details)?.[0]
    const text = textOf(answer).replace(details, '').replace(/^- /, '').trim()
    return { text, votes: votes === undefined ? null : Number(votes) }
  })
  return { question: textOf(find(poll, 'question')), options }
}

const KINDS: Record<string, MediaKind> = {
  photo_wrap: 'image',
  media_photo: 'image',
  video_file_wrap: 'video',
  animated_wrap: 'video',
  media_video: 'video',
  sticker_wrap: 'sticker',
  media_voice_message: 'audio',
  media_audio_file: 'audio',
  media_file: 'file',
}

/** Polls, places, contacts, calls and games also stand in a `media_wrap`, but are no media. */
function mediaOf(wrap: Element, file: ExportFile, media: ReadContext['media']): ExportMedia[] {
  const [found] = findAll(wrap, byClass(...Object.keys(KINDS)))
  if (!found) return []
  const [kind] = Object.keys(KINDS).filter((name) => found.classes.has(name))
  const { href } = found.attributes
  const name = textOf(find(found, 'title')) || href?.slice(href.lastIndexOf('/') + 1) || null
  const known = KINDS[kind ?? ''] ?? 'file'
  return [
    {
      kind: known === 'file' && href ? kindByName(href) : known,
      name,
      path: href ? media(decodeName(href), file.name) : null,
    },
  ]
}

/** A name in a link may be escaped; a stray `%` is then part of it. */
function decodeName(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

function reactionOf(element: Element) {
  const count = Number(textOf(find(element, 'count')) || '1')
  return { emoji: textOf(find(element, 'emoji')), count: Number.isFinite(count) ? count : 1, by: [] }
}
