/** Annotated IRC logs beside the project: a pair of files per excerpt, the log and its reply links. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findMentions } from '../../../server/science/reply-graph/mentions.ts'
import type { LabelledChat } from '../../../server/science/reply-graph/training.ts'

const spoken = /^\[(\d\d):(\d\d)\](?: <([^>]+)>|  \* (\S+)) ?(.*)$/

/** Every excerpt of an archive, in the order of their names. */
export function readIrcLogs(archive: URL): LabelledChat[] {
  const folder = mkdtempSync(join(tmpdir(), 'irc-'))
  try {
    execFileSync('tar', ['-xJf', fileURLToPath(archive), '-C', folder])
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    return files.filter((file) => file.endsWith('.ascii.txt')).map((file) => readLog(join(folder, file)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readLog(path: string): LabelledChat {
  const links = readLinks(path.replace('.ascii.', '.annotation.'))
  const rows = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
  const names = new Map(rows.flatMap((row) => namesOf(row)))
  const clock = openClock()
  const lines = rows.map((row, at) => {
    const id = `${at}`
    const [, hours, minutes, speaker, actor, text = ''] = spoken.exec(row) ?? []
    const from = speaker ?? actor ?? ''
    const time = clock(row)
    if (hours === undefined || minutes === undefined)
      return { id, ts: time, from: '', text: row, system: true, links: links.get(id) ?? null }
    return { id, ts: time, from, text, ...findMentions(text, from, names), links: links.get(id) ?? null }
  })
  return { lines, names }
}

function namesOf(row: string): [string, string][] {
  const [, , , speaker, actor] = spoken.exec(row) ?? []
  const name = speaker ?? actor
  return name === undefined ? [] : [[name.toLowerCase(), name]]
}

/** Seconds since the first day's midnight: a clock that falls back by more than ten hours has passed midnight. */
function openClock(): (row: string) => number {
  let day = 0
  let last = 0
  return (row) => {
    const [, hours, minutes] = /^\[(\d\d):(\d\d)/.exec(row) ?? []
    if (hours === undefined) return (day * 1440 + last) * 60
    const time = Number(hours) * 60 + Number(minutes)
    if (last - time > 600) day += 1
    last = time
    return (day * 1440 + last) * 60
  }
}

/** What each annotated line answers; the later line of a pair answers the earlier one. */
function readLinks(path: string): Map<string, string[]> {
  const links = new Map<string, string[]>()
  for (const row of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const [a = 0, b = 0] = row.split(' ').map(Number)
    const id = `${Math.max(a, b)}`
    links.set(id, [...(links.get(id) ?? []), `${Math.min(a, b)}`])
  }
  return links
}
