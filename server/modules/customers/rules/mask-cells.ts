import type { ColumnMeanings } from '../contract.ts'
import { maskId, maskText } from './mask.ts'

const ids = new Set(['unionid', 'openid', 'external_userid', 'qq'])
const longestShown = 200

/** A row of a file as it may be shown: as many cells as there are columns, phones and ids masked wherever they stand. */
export const maskCells = (cells: readonly string[], meanings: ColumnMeanings): string[] =>
  meanings.map(({ target }, place) => {
    const text = (cells[place] ?? '').toWellFormed().replaceAll('\u0000', '').slice(0, longestShown).trim()
    return ids.has(target) && text !== '' ? maskId(text) : maskText(text)
  })
