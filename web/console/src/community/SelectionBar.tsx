/** What can be done with many groups at once. */
import { Button } from 'antd'
import { useState } from 'react'
import { CloseIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { GroupCard } from '../insight/shapes.ts'
import { CompareGroups } from './CompareGroups.tsx'
import { groupSheet, saveText } from './group-sheet.ts'

const mostOpened = 8
const mostCompared = 6

type Words = { cards: readonly GroupCard[]; shown: readonly GroupCard[]; onClear: () => void }

export function SelectionBar({ cards, shown, onClear }: Words) {
  const { t } = useWords()
  const save = useSave()
  if (cards.length > 0) return <Deeds cards={cards} onClear={onClear} onSave={() => save(cards)} />
  return (
    <div className="center">
      <Button onClick={() => save(shown)} disabled={shown.length === 0}>
        {t('field.export', { count: shown.length })}
      </Button>
    </div>
  )
}

function useSave() {
  const { t } = useWords()
  const { fullMoment, percent, dayOf } = useFormats()
  return (rows: readonly GroupCard[]) => {
    const sheet = groupSheet(rows, t, { moment: fullMoment, percent })
    saveText(sheet, `${t('field.fileName')}-${dayOf(Date.now())}.csv`, 'text/csv')
  }
}

function openAll(cards: readonly GroupCard[]) {
  for (const card of cards) window.open(`${import.meta.env.BASE_URL}groups/${card.groupId}`, '_blank', 'noopener')
}

type DeedsWords = { cards: readonly GroupCard[]; onClear: () => void; onSave: () => void }

function Deeds({ cards, onClear, onSave }: DeedsWords) {
  const { t } = useWords()
  const [comparing, setComparing] = useState(false)
  const { length } = cards
  /** Says why a button is off. */
  const tooMany = (most: number) => (length > most ? { disabled: true, title: t('field.tooMany', { most }) } : {})
  const toCompare = { disabled: length < 2, ...tooMany(mostCompared), onClick: () => setComparing(true) }
  return (
    <section className="selection" aria-label={t('field.chosen', { count: length })}>
      <span>{t('field.chosen', { count: length })}</span>
      <Button {...tooMany(mostOpened)} onClick={() => openAll(cards)}>
        {t('field.openAll')}
      </Button>
      <Button type="primary" {...toCompare}>
        {t('field.compare')}
      </Button>
      <Button onClick={onSave}>{t('field.exportChosen')}</Button>
      <Button type="text" icon={<CloseIcon aria-hidden="true" />} aria-label={t('common.clear')} onClick={onClear} />
      <CompareGroups cards={comparing ? cards : []} onClose={() => setComparing(false)} />
    </section>
  )
}
