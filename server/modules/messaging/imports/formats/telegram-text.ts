/** The words of Telegram messages: texts in pieces, polls, places, contacts, and what service lines say. */
import { asList, asNumber, asObject, asText, type Json, type JsonObject } from '../json.ts'
import { type ExportPoll, pollText } from '../record.ts'

/** Text of a message, links of words in brackets behind them. */
export function telegramText(item: JsonObject): string {
  const said = piecesText(item.text ?? item.text_entities)
  const poll = telegramPoll(item)
  return [said, poll && pollText(poll), placeText(item), contactText(item)].filter(Boolean).join('\n')
}

function piecesText(text: Json | undefined): string {
  if (typeof text === 'string') return text
  return asList(text)
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const { type, text: words, href } = asObject(piece)
      return type === 'text_link' && href ? `${asText(words) ?? ''} (${asText(href)})` : (asText(words) ?? '')
    })
    .join('')
}

export function telegramPoll(item: JsonObject): ExportPoll | null {
  if (!item.poll) return null
  const { question, answers } = asObject(item.poll)
  const options = asList(answers).map(asObject)
  return {
    question: piecesText(question),
    options: options.map(({ text, voters }) => ({ text: piecesText(text), votes: asNumber(voters) })),
  }
}

function placeText(item: JsonObject): string {
  const { latitude, longitude } = asObject(item.location_information)
  if (latitude === undefined) return ''
  const name = [asText(item.place_name), asText(item.address)].filter(Boolean).join(', ')
  return `${name ? `${name} ` : ''}geo:${asText(latitude)},${asText(longitude)}`
}

function contactText(item: JsonObject): string {
  const { first_name, last_name, phone_number } = asObject(item.contact_information)
  return [first_name, last_name, phone_number].map(asText).filter(Boolean).join(' ')
}

/** A service line as its action and what the action is about; unknown actions stay readable. */
export function serviceText(item: JsonObject): string {
  const about = ['title', 'inviter', 'message_id', 'duration_seconds', 'discard_reason', 'emoticon']
    .map((key) => asText(item[key]))
    .filter(Boolean)
  const members = asList(item.members).map(asText).filter(Boolean)
  const details = [...members, ...about].join(', ')
  const action = asText(item.action) ?? ''
  const said = piecesText(item.text)
  return [details ? `${action}: ${details}` : action, said].filter(Boolean).join('\n')
}
