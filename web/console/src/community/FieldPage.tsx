/** 社群: the field of groups and communities, to find, sort, compare and open. */
import './field.css'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { AddIcon } from 'tdesign-icons-react'
import { drawFieldEndpoint, readFieldEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { Page } from '../app/Page.tsx'
import { type FieldSearch, type FieldView, fieldViews } from '../app/searches.ts'
import { SurvivalSheet } from '../insight/SurvivalSheet.tsx'
import { noneChosen } from './choice-of-groups.ts'
import { CommunityList } from './CommunityList.tsx'
import { FieldChart } from './FieldChart.tsx'
import { FieldFilters } from './FieldFilters.tsx'
import { filterOf, hasFilter, orderOf } from './field-search.ts'
import { FoundCommunity } from './FoundCommunity.tsx'
import { NoGroups } from './NoGroups.tsx'
import { GroupTable } from './GroupTable.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useField } from './use-field.ts'

export function FieldPage() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as FieldSearch
  const navigate = useNavigate()
  const change = (next: Partial<FieldSearch>) =>
    navigate({ to: '/communities', search: { ...search, ...next }, replace: true })
  const view = search.view ?? 'table'
  return (
    <Page
      title={t('nav.communities')}
      lead={t('field.lead')}
      actions={
        <>
          <Segmented<FieldView>
            aria-label={t('field.view')}
            value={view}
            onChange={(next) => change({ view: next })}
            options={fieldViews.map((one) => ({ value: one, label: t(`fieldView.${one}`) }))}
          />
          <Button type="primary" icon={<AddIcon aria-hidden="true" />} onClick={() => change({ create: true })}>
            {t('found.open')}
          </Button>
        </>
      }
    >
      <View view={view} search={search} onChange={change} />
      <FoundCommunity open={search.create ?? false} onClose={() => change({ create: false })} />
    </Page>
  )
}

type Words = { search: FieldSearch; onChange: (next: Partial<FieldSearch>) => void }

function View({ view, ...words }: Words & { view: FieldView }) {
  if (view === 'communities') return <CommunityList {...words} />
  return view === 'survival' ? <SurvivalSheet /> : <Groups {...words} />
}

function Groups({ search, onChange }: Words) {
  const field = useAsk(readFieldEndpoint, {})
  return (
    <Loaded from={field} lines={12}>
      {(found) =>
        found.groups === 0 ? (
          <NoGroups />
        ) : (
          <>
            <FieldFilters field={found} search={search} onChange={onChange} />
            <Picked all={found.groups} search={search} onChange={onChange} />
          </>
        )
      }
    </Loaded>
  )
}

/** Other filters begin another list, in which nothing is chosen yet. */
function Picked(words: Words & { all: number }) {
  const key = JSON.stringify(filterOf(words.search))
  return words.search.view === 'field' ? <PickedPicture {...words} /> : <PickedTable key={key} {...words} />
}

function PickedPicture({ all, search, onChange }: Words & { all: number }) {
  const picture = useAsk(drawFieldEndpoint, filterOf(search), { placeholderData: keepPreviousData })
  return (
    <Loaded from={picture} lines={12}>
      {(found) => (
        <>
          <Count shown={found.scored + found.unscored} all={all} search={search} onChange={onChange} />
          <FieldChart picture={found} />
        </>
      )}
    </Loaded>
  )
}

function PickedTable({ all, search, onChange }: Words & { all: number }) {
  const { pages, rows, total, readOn } = useField(search)
  const [chosen, setChosen] = useState(noneChosen)
  const order = orderOf(search)
  return (
    <Loaded from={pages} lines={12}>
      {() => (
        <>
          <Count shown={total} all={all} search={search} onChange={onChange} />
          <GroupTable {...{ rows, total, readOn, ...order, chosen }} onSort={onChange} onChoose={setChosen} />
          <SelectionBar {...{ rows, total, search, chosen }} onClear={() => setChosen(noneChosen)} />
        </>
      )}
    </Loaded>
  )
}

function Count({ shown, all, search, onChange }: Words & { shown: number; all: number }) {
  const { t } = useWords()
  const clear = () => onChange({ q: '', city: '', interest: '', industry: '', state: '' })
  return (
    <p className="muted small field-count" role="status">
      {t('field.shown', { shown, all })}{' '}
      {hasFilter(search) && (
        <button type="button" className="link-button" onClick={clear}>
          {t('field.clear')}
        </button>
      )}
    </p>
  )
}
