/** Every format there is, in the order in which a file is tried against them: the unmistakable ones first. */
import type { ArchiveFormat, Format } from '../format.ts'
import { discordCsv } from './discord-csv.ts'
import { discordHtml } from './discord-html.ts'
import { discordJson } from './discord-json.ts'
import { discordTxt } from './discord-txt.ts'
import { element } from './element.ts'
import { genericCsv } from './generic-csv.ts'
import { genericJsonl } from './generic-jsonl.ts'
import { irc } from './irc.ts'
import { kakaotalk } from './kakaotalk.ts'
import { kakaotalkMac } from './kakaotalk-mac.ts'
import { line } from './line.ts'
import { mattermost } from './mattermost.ts'
import { instagram, messenger } from './meta.ts'
import { qceJson } from './qce-json.ts'
import { qceTxt } from './qce-txt.ts'
import { qq } from './qq.ts'
import { rocketchatArchive } from './rocketchat.ts'
import { signal } from './signal.ts'
import { slackArchive } from './slack.ts'
import { telegramHtml } from './telegram-html.ts'
import { telegramJson } from './telegram-json.ts'
import { pyWxDumpCsv, wechatMsgCsv } from './wechat-csv.ts'
import { memoTraceTxt, wechatExporterTxt } from './wechat-txt.ts'
import { weflow } from './weflow.ts'
import { whatsapp } from './whatsapp.ts'
import { xlsxArchive } from './xlsx.ts'

/** Told by which files a zip or folder holds. */
export const archiveFormats: readonly ArchiveFormat[] = [xlsxArchive, slackArchive, rocketchatArchive]

/** Told by the beginning of a file. Signal stands before WhatsApp, whose looser form would take it. */
export const formats: readonly Format[] = [
  // JSON, by its keys
  telegramJson,
  discordJson,
  instagram,
  messenger,
  element,
  qceJson,
  weflow,
  mattermost,
  // HTML
  telegramHtml,
  discordHtml,
  // tables, by their header
  discordCsv,
  kakaotalkMac,
  wechatMsgCsv,
  pyWxDumpCsv,
  // texts, by their first line
  qq,
  line,
  discordTxt,
  wechatExporterTxt,
  kakaotalk,
  qceTxt,
  // texts, by the form of their lines
  signal,
  whatsapp,
  irc,
  memoTraceTxt,
  // anything with columns
  genericJsonl,
  genericCsv,
]
