/** What is shown of the groups, as a CSV that Excel opens in Chinese. */
import Papa from 'papaparse'
import type { GroupCard } from '../insight/shapes.ts'

type Say = (key: string) => string
type Write = { moment: (at: string | null) => string; percent: (share: number | null, decimals?: number) => string }

/** With a byte-order mark for Excel; cells that look like formulas are disarmed. */
export function groupSheet(cards: readonly GroupCard[], t: Say, write: Write): string {
  const rows = cards.map((card) => ({
    [t('field.group')]: card.groupName,
    [t('field.community')]: card.communityName,
    [t('field.city')]: card.city,
    [t('field.interest')]: card.interest,
    [t('field.industry')]: card.industry,
    [t('field.owner')]: card.ownerName,
    [t('field.seats')]: card.seats,
    [t('field.score')]: card.score === null ? '' : Math.round(card.score),
    [t('field.state')]: t(`groupState.${card.state}`),
    [t('field.stage')]: t(`stage.${card.stage}`),
    [t('field.speakers')]: card.speakers7,
    [t('field.messages')]: card.messages7,
    [t('field.silent')]: write.percent(card.silentShare, 1),
    [t('field.last')]: write.moment(card.lastMessageAt),
  }))
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}`
}

/** Hands a text to the browser as a file. */
export function saveText(text: string, fileName: string, kind: string) {
  const address = URL.createObjectURL(new Blob([text], { type: kind }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
