/** Slack's mark-up as plain words: mentions, channels, links, and texts that stand only in blocks or attachments. */
import { asList, asObject, asText, type Json, type JsonObject } from '../json.ts'

/** Names by id. */
export type SlackNames = { users: Map<string, string>; channels: Map<string, string> }

/** The words of a message. */
export function slackText(item: JsonObject, names: SlackNames): string {
  const text = asText(item.text) || blocksText(item.blocks, names) || attachmentsText(item)
  const comment = asText(asObject(item.comment).comment)
  return plainText([text, comment && !text.includes(comment) ? comment : ''].filter(Boolean).join('\n'), names)
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

function plainText(text: string, names: SlackNames): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return `@${label ?? names.users.get(target) ?? target}`
      if (sign === '#') return `#${label ?? names.channels.get(target) ?? target}`
      if (sign === '!') return label ?? `@${target.split('^')[0]}`
      return !label || target.endsWith(label) ? target.replace(/^mailto:/, '') : `${label} (${target})`
    })
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** Rich text keeps its words in nested elements; other blocks in a text object. */
function blocksText(blocks: Json | undefined, names: SlackNames): string {
  return asList(blocks)
    .map((block) => elementText(asObject(block), names))
    .filter(Boolean)
    .join('\n')
}

function elementText(element: JsonObject, names: SlackNames): string {
  const type = asText(element.type)
  if (type === 'user') return `@${names.users.get(asText(element.user_id) ?? '') ?? asText(element.user_id)}`
  if (type === 'channel')
    return `#${names.channels.get(asText(element.channel_id) ?? '') ?? asText(element.channel_id)}`
  if (type === 'emoji') return `:${asText(element.name)}:`
  if (type === 'broadcast') return `@${asText(element.range)}`
  if (type === 'link') return asText(element.text) ?? asText(element.url) ?? ''
  const own = asText(element.text) ?? asText(asObject(element.text).text) ?? ''
  const separator = type === 'rich_text' || type === 'rich_text_list' ? '\n' : ''
  return (
    own +
    asList(element.elements)
      .map((inner) => elementText(asObject(inner), names))
      .join(separator)
  )
}

const attachmentsText = (item: JsonObject): string =>
  asList(item.attachments)
    .map(asObject)
    .map((attachment) =>
      [attachment.pretext, attachment.title, attachment.text ?? attachment.fallback]
        .map(asText)
        .filter(Boolean)
        .join('\n'),
    )
    .filter(Boolean)
    .join('\n')
