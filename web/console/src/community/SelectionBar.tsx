/** What can be done with many groups at once. */
import { Button } from 'antd'
import { useState } from 'react'
import { CloseIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { FieldSearch } from '../app/searches.ts'
import { useSaying } from '../app/use-saying.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { cardsChosen, countChosen, type GroupsChosen, isChosen } from './choice-of-groups.ts'
import { CompareGroups } from './CompareGroups.tsx'
import { groupSheet, saveText } from './group-sheet.ts'
import { readWholeField } from './use-field.ts'

const mostOpened = 8
const mostCompared = 6

type Words = {
  rows: readonly GroupCard[]
  total: number
  search: FieldSearch
  chosen: GroupsChosen
  onClear: () => void
}

export function SelectionBar({ rows, total, search, chosen, onClear }: Words) {
  const { t } = useWords()
  const { save, saving } = useSave(search, chosen)
  const count = countChosen(chosen, total)
  const deeds = { cards: cardsChosen(chosen, rows), count, saving, onClear, onSave: save }
  if (count > 0) return <Deeds {...deeds} />
  return (
    <div className="center">
      <Button onClick={save} loading={saving} disabled={total === 0}>
        {t('field.export', { count: total })}
      </Button>
    </div>
  )
}

/** Saves those chosen, or everything that matches; what was not read yet is read now. */
function useSave(search: FieldSearch, chosen: GroupsChosen) {
  const { t } = useWords()
  const saying = useSaying()
  const { fullMoment, percent, dayOf } = useFormats()
  const [saving, setSaving] = useState(false)
  const few = !chosen.all && chosen.named.size > 0
  const save = async () => {
    setSaving(true)
    try {
      const rows = few ? [...chosen.named.values()] : await readWholeField(search)
      const meant = few ? rows : rows.filter(({ groupId }) => !chosen.all || isChosen(chosen, groupId))
      const sheet = groupSheet(meant, t, { moment: fullMoment, percent })
      saveText(sheet, `${t('field.fileName')}-${dayOf(Date.now())}.csv`, 'text/csv')
    } catch (failure) {
      saying.failure(failure as Error)
    } finally {
      setSaving(false)
    }
  }
  return { save: () => void save(), saving }
}

function openAll(cards: readonly GroupCard[]) {
  for (const card of cards) window.open(`${import.meta.env.BASE_URL}groups/${card.groupId}`, '_blank', 'noopener')
}

type DeedsWords = {
  cards: readonly GroupCard[]
  count: number
  saving: boolean
  onClear: () => void
  onSave: () => void
}

function Deeds({ cards, count, saving, onClear, onSave }: DeedsWords) {
  const { t } = useWords()
  const [comparing, setComparing] = useState(false)
  /** Says why a button is off. */
  const tooMany = (most: number) => (count > most ? { disabled: true, title: t('field.tooMany', { most }) } : {})
  const toCompare = { disabled: count < 2, ...tooMany(mostCompared), onClick: () => setComparing(true) }
  return (
    <section className="selection" aria-label={t('field.chosen', { count })}>
      <span>{t('field.chosen', { count })}</span>
      <Button {...tooMany(mostOpened)} onClick={() => openAll(cards)}>
        {t('field.openAll')}
      </Button>
      <Button type="primary" {...toCompare}>
        {t('field.compare')}
      </Button>
      <Button onClick={onSave} loading={saving}>
        {t('field.exportChosen')}
      </Button>
      <Button type="text" icon={<CloseIcon aria-hidden="true" />} aria-label={t('common.clear')} onClick={onClear} />
      <CompareGroups cards={comparing ? cards : []} onClose={() => setComparing(false)} />
    </section>
  )
}
