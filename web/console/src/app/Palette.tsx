/** ⌘K: a few letters lead to any page, group, community or member. */
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { SearchIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { bestMatches, type Entry } from './palette-matches.ts'
import { useLater } from './use-later.ts'
import { usePaletteEntries } from './use-palette-entries.ts'

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const opening = useOpenings(open)
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="unseen">{t('palette.open')}</span>}
      width={560}
      className="palette"
      destroyOnHidden
    >
      <PaletteBody key={opening} open={open} onClose={onClose} />
    </Modal>
  )
}

/** How often it was opened: whoever opens it again at once, before it is quite gone, finds it empty all the same. */
function useOpenings(open: boolean): number {
  const [openings, setOpenings] = useState(0)
  useEffect(() => {
    if (open) setOpenings((before) => before + 1)
  }, [open])
  return openings
}

function PaletteBody({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [asked, setAsked] = useState('')
  const list = useId()
  const { entries, searching } = usePaletteEntries(open, useLater(asked, 200))
  const shown = useDeferredValue(useMemo(() => bestMatches(entries, asked), [entries, asked]))
  const go = useGo(onClose)
  const { at, setAt, press } = useArrows(shown, asked, go)
  return (
    <>
      <div className="palette-line">
        <SearchIcon aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
          onKeyDown={press}
        />
      </div>
      <Entries list={list} shown={shown} at={at} onPoint={setAt} onGo={go} />
      <p className="palette-note" role="status">
        {shown.length === 0 ? t(searching ? 'common.loading' : 'palette.nothing', { asked }) : t('palette.keys')}
      </p>
    </>
  )
}

/** Up and down choose, Enter goes; Enter that ends a pinyin word does not. */
function useArrows(shown: readonly Entry[], asked: string, go: (entry: Entry) => void) {
  const [at, setAt] = useState(0)
  useEffect(() => setAt(0), [asked])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && shown[at]) go(shown[at])
    else return
    event.preventDefault()
  }
  return { at, setAt, press }
}

type EntriesWords = {
  list: string
  shown: readonly Entry[]
  at: number
  onPoint: (place: number) => void
  onGo: (entry: Entry) => void
}

function Entries({ list, shown, at, onPoint, onGo }: EntriesWords) {
  const { t } = useWords()
  return (
    <ul id={list} role="listbox" aria-label={t('palette.results')} className="palette-list">
      {shown.map((entry, place) => (
        <li
          key={`${entry.kind}${entry.id}`}
          id={`${list}-${place}`}
          role="option"
          aria-selected={place === at}
          onMouseMove={() => onPoint(place)}
          onClick={() => onGo(entry)}
        >
          <span className="palette-kind">{t(`palette.${entry.kind}`)}</span>
          <span className="palette-name">{entry.name}</span>
          <span className="palette-detail">{entry.detail}</span>
        </li>
      ))}
    </ul>
  )
}

function useGo(onClose: () => void) {
  const navigate = useNavigate()
  return (entry: Entry) => {
    onClose()
    if (entry.kind === 'page') return navigate({ to: entry.id })
    if (entry.kind === 'group') return navigate({ to: '/groups/$groupId', params: { groupId: entry.id } })
    if (entry.kind === 'community')
      return navigate({ to: '/communities/$communityId', params: { communityId: entry.id } })
    const groupId = entry.id.slice(0, entry.id.indexOf('/'))
    return navigate({ to: '/groups/$groupId/members', params: { groupId }, search: { q: entry.name } })
  }
}
