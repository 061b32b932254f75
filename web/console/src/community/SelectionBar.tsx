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
  const formats = useFormats()
  const [comparing, setComparing] = useState(false)
  const save = (rows: readonly GroupCard[]) =>
    saveText(
      groupSheet(rows, t, { moment: formats.fullMoment, percent: formats.percent }),
      `${t('field.fileName')}-${formats.dayOf(Date.now())}.csv`,
      'text/csv',
    )
  const openAll = () => {
    for (const card of cards) window.open(`${import.meta.env.BASE_URL}groups/${card.groupId}`, '_blank', 'noopener')
  }
  if (cards.length === 0) {
    return (
      <div className="center">
        <Button onClick={() => save(shown)} disabled={shown.length === 0}>
          {t('field.export', { count: shown.length })}
        </Button>
      </div>
    )
  }
  return (
    <div className="selection" role="region" aria-label={t('field.chosen', { count: cards.length })}>
      <span>{t('field.chosen', { count: cards.length })}</span>
      <Button
        disabled={cards.length > mostOpened}
        title={cards.length > mostOpened ? t('field.tooMany', { most: mostOpened }) : ''}
        onClick={openAll}
      >
        {t('field.openAll')}
      </Button>
      <Button
        type="primary"
        disabled={cards.length < 2 || cards.length > mostCompared}
        title={cards.length > mostCompared ? t('field.tooMany', { most: mostCompared }) : ''}
        onClick={() => setComparing(true)}
      >
        {t('field.compare')}
      </Button>
      <Button onClick={() => save(cards)}>{t('field.exportChosen')}</Button>
      <Button type="text" icon={<CloseIcon aria-hidden="true" />} aria-label={t('common.clear')} onClick={onClear} />
      <CompareGroups cards={comparing ? cards : []} onClose={() => setComparing(false)} />
    </div>
  )
}
