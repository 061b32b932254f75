/** What a reader of chat exports gives out, whatever program wrote the file. */

/** A moment as the file knows it: wall-clock time without a zone, or a true instant. Precision is that of the file. */
export type ExportTime = { local: string } | { instant: string }

export type MediaKind = 'image' | 'video' | 'audio' | 'file' | 'sticker'
/** `path` names a member of the zip or folder and is null when only a placeholder was exported. */
export type ExportMedia = { kind: MediaKind; name: string | null; path: string | null }
/** `votes` is null where the export does not tell them. */
export type ExportPoll = { question: string; options: { text: string; votes: number | null }[] }
/** `by` holds sender keys and may be shorter than `count`. */
export type ExportReaction = { emoji: string; count: number; by: string[] }

/** Why a record or line was placed by a guess. */
export type Doubt =
  | 'date_order' // the order of day and month could not be told from the dates
  | 'other_shape' // looks like the start of a message but is written differently from the rest of the file
  | 'invalid_stamp' // the stamp is no date
  | 'no_date' // a log with times but no day
  | 'unclassified' // a line or item of a kind this format is not known to have
  | 'too_long' // longer than a message may be; the rest was cut off
  | 'columns' // a row with more or fewer columns than the head

export type ExportRecord = {
  /** Running number among the records of the export, from 1: for order and for resuming. */
  position: number
  /** Line on which it starts, for reports; null in JSON and HTML. */
  line: number | null
  kind: 'message' | 'system'
  /** Platform id or cleaned name, never a raw phone number; null for system lines without a sender. */
  senderKey: string | null
  senderName: string | null
  /** A second stable name of the sender which sister forms of the same export also write (Discord handle). */
  senderHandle: string | null
  /** The stamp as written, and what it means. */
  stamp: string
  at: ExportTime | null
  text: string
  /** Id inside the export, where the format has one. */
  platformId: string | null
  /** `platformId` of the message answered. */
  replyTo: string | null
  /** Name of the author of a forwarded message. */
  forwardedFrom: string | null
  media: ExportMedia[]
  /** A poll; its words also stand in `text`. */
  poll: ExportPoll | null
  reactions: ExportReaction[]
  edited: boolean
  deleted: boolean
  /** A change of name: both names are one person inside this export. */
  rename: { from: string; to: string } | null
  /** For exports holding several chats. */
  channel: string | null
  /** Raw lines of a doubtful record, cut to 2,000 characters; empty when there is no doubt. */
  raw: string
  doubt: Doubt | null
  /** Running number among records of equal channel, sender, stamp and text, from 0 (see `recordKey`). */
  repeat: number
}

/** A line that became part of a message, or of nothing, by a guess. */
export type DoubtfulLine = { kind: 'doubtful'; line: number | null; raw: string; doubt: Doubt }

/** What a format's reader yields: numbering is added by `readExport`. */
export type Found = Omit<ExportRecord, 'position' | 'repeat'>
export type Reading = Found | DoubtfulLine

const RAW_LIMIT = 2_000

const empty: Omit<Found, 'stamp' | 'at'> = {
  line: null,
  kind: 'message',
  senderKey: null,
  senderName: null,
  senderHandle: null,
  text: '',
  platformId: null,
  replyTo: null,
  forwardedFrom: null,
  media: [],
  poll: null,
  reactions: [],
  edited: false,
  deleted: false,
  rename: null,
  channel: null,
  raw: '',
  doubt: null,
}

/** A message with everything not named left empty. */
export function message(parts: Partial<Found> & Pick<Found, 'stamp' | 'at'>): Found {
  return { ...empty, ...parts }
}

/** A line written by the program, not by a person. */
export function systemLine(parts: Partial<Found> & Pick<Found, 'stamp' | 'at'>): Found {
  return { ...empty, ...parts, kind: 'system' }
}

/** A poll as plain words: the question, and below it the options with their votes. */
export const pollText = ({ question, options }: ExportPoll) =>
  [question, ...options.map(({ text, votes }) => (votes === null ? `- ${text}` : `- ${text} (${votes})`))].join('\n')

export function doubtfulLine(line: number | null, raw: string, doubt: Doubt): DoubtfulLine {
  return { kind: 'doubtful', line, raw: raw.slice(0, RAW_LIMIT), doubt }
}

/** Marks a record as placed by a guess and keeps its raw lines. */
export function doubted(found: Found, doubt: Doubt, raw: string): Found {
  return { ...found, doubt, raw: raw.slice(0, RAW_LIMIT) }
}
