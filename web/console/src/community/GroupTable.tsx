/** The groups as a table that scrolls smoothly however many there are; on a phone each row becomes a card. */
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { type Dispatch, type SetStateAction, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import type { FieldSearch, FieldSort } from '../app/searches.ts'
import { useNarrow } from '../app/use-narrow.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { allChosen, countChosen, type GroupsChosen, isChosen, noneChosen, toggled } from './choice-of-groups.ts'
import { startsDown } from './field-search.ts'
import { GroupRow } from './GroupRow.tsx'

type Words = {
  /** As far as they were read, of `total`. */
  rows: readonly GroupCard[]
  total: number
  readOn: () => void
  sort: FieldSort
  down: boolean
  onSort: (next: Partial<FieldSearch>) => void
  chosen: GroupsChosen
  onChoose: Dispatch<SetStateAction<GroupsChosen>>
}

/** The next page is asked for when so many rows are left below the window. */
const readAhead = 40

const columns: { sort: FieldSort; word: string; number?: boolean }[] = [
  { sort: 'name', word: 'field.group' },
  { sort: 'need', word: 'field.state' },
  { sort: 'score', word: 'field.score' },
  { sort: 'speakers', word: 'field.speakers', number: true },
  { sort: 'messages', word: 'field.messages', number: true },
  { sort: 'silent', word: 'field.silent', number: true },
  { sort: 'seats', word: 'field.seats', number: true },
  { sort: 'last', word: 'field.last' },
  { sort: 'owner', word: 'field.owner' },
]

export function GroupTable(words: Words) {
  const { rows: cards, total, readOn, chosen, onChoose } = words
  const narrow = useNarrow()
  const place = useRef<HTMLTableElement>(null)
  const rows = useRows(cards.length, narrow ? 136 : 60, place)
  // One function for all renders: rows that did not change are not drawn again while scrolling.
  const toggle = useCallback((card: GroupCard) => onChoose((before) => toggled(before, card)), [onChoose])
  const nearEnd = (rows.shown.at(-1) ?? 0) >= cards.length - readAhead
  useEffect(() => {
    if (nearEnd && cards.length < total) readOn()
  })
  return (
    <div className="sheet table-sheet">
      <table ref={place} className="grid" aria-rowcount={total + 1}>
        <thead>
          <Head {...words} />
        </thead>
        <tbody>
          <Spacer height={rows.before} />
          {rows.shown.map((at) => {
            const card = cards[at]
            if (!card) return null
            const { groupId } = card
            return (
              <GroupRow key={groupId} card={card} index={at + 2} chosen={isChosen(chosen, groupId)} onToggle={toggle} />
            )
          })}
          <Spacer height={rows.after} />
        </tbody>
      </table>
    </div>
  )
}

function Head({ total, sort, down, onSort, chosen, onChoose }: Words) {
  const { t } = useWords()
  const count = countChosen(chosen, total)
  const all = total > 0 && count === total
  const press = (column: FieldSort) =>
    onSort(column === sort ? { sort: column, down: !down } : { sort: column, down: startsDown(column) })
  return (
    <tr aria-rowindex={1}>
      <th scope="col" className="grid-check">
        <Checkbox
          aria-label={t('field.chooseAll')}
          checked={all}
          indeterminate={!all && count > 0}
          onChange={() => onChoose(all ? noneChosen : allChosen)}
        />
      </th>
      {columns.map(({ sort: column, word, number }) => (
        <th key={column} scope="col" className={number ? 'number' : ''} aria-sort={ariaSort(column === sort, down)}>
          <button type="button" onClick={() => press(column)}>
            {t(word)}
            <span aria-hidden="true">{column === sort ? (down ? ' ↓' : ' ↑') : ''}</span>
          </button>
        </th>
      ))}
    </tr>
  )
}

const ariaSort = (sorted: boolean, down: boolean) => (sorted ? (down ? 'descending' : 'ascending') : undefined)

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" className="grid-spacer">
      <td style={{ height }} />
    </tr>
  )
}

/** Which rows are near the window, and how much room the others take. */
function useRows(count: number, rowHeight: number, place: React.RefObject<HTMLElement | null>) {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop((place.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [place])
  const virtual = useWindowVirtualizer({ count, estimateSize: () => rowHeight, overscan: 10, scrollMargin: top })
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  return {
    shown: items.map((item) => item.index),
    before: first ? first.start - top : 0,
    after: last ? virtual.getTotalSize() - (last.end - top) : 0,
  }
}
