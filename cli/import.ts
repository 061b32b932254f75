/** `qunluo import FILE`: counts a chat export, or brings it into a group. */
import { stat } from 'node:fs/promises'
import type { GroupId } from '../server/modules/community/contract.ts'
import { importHistory, summariseExport, type BroughtIn } from '../server/modules/messaging/index.ts'
import { pathOf } from './reach.ts'
import { withGround } from './with-ground.ts'

type Options = { into?: string; dryRun?: boolean; json?: boolean; zone: string; dateOrder?: string; channel?: string }

export async function importFile(file: string, options: Options): Promise<void> {
  const dateOrder = readDateOrder(options.dateOrder)
  const path = pathOf(file)
  if (options.dryRun || !options.into) {
    if (!options.dryRun)
      throw new Error('说明导入到哪个群（--into 群编号），或加 --dry-run · say --into GROUP, or --dry-run')
    return show(await summariseExport(path, dateOrder ? { dateOrder } : {}), options)
  }
  await stat(path)
  const wish = {
    path,
    groupId: options.into as GroupId,
    zone: options.zone,
    dateOrder,
    channel: options.channel ?? null,
  }
  const brought = await withGround((ground) => importHistory(ground, wish, options.json ? () => {} : tellProgress))
  show(brought, options)
}

function readDateOrder(text: string | undefined): 'dmy' | 'mdy' | 'ymd' | null {
  if (text === undefined) return null
  if (text === 'dmy' || text === 'mdy' || text === 'ymd') return text
  throw new Error('--date-order: dmy, mdy, ymd')
}

function show(counts: object | BroughtIn, { json }: Options): void {
  const lines = Object.entries(counts).map(([name, value]) => `${name.padEnd(10)} ${value ?? '–'}`)
  process.stdout.write(json ? `${JSON.stringify(counts)}\n` : `${lines.join('\n')}\n`)
}

function tellProgress({ read, total }: { read: number; total: number }): void {
  process.stderr.write(`\r${read} / ${total}`)
  if (read >= total) process.stderr.write('\n')
}
