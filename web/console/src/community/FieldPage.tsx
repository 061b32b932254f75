/** 社群: the field of groups and communities, to find, sort, compare and open. */
import './field.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { AddIcon } from 'tdesign-icons-react'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { Page } from '../app/Page.tsx'
import { type FieldSearch, type FieldView, fieldViews } from '../app/searches.ts'
import { SurvivalSheet } from '../insight/SurvivalSheet.tsx'
import { CommunityList } from './CommunityList.tsx'
import { FieldChart } from './FieldChart.tsx'
import { FieldFilters } from './FieldFilters.tsx'
import { hasFilter, shownCards, sortedCards } from './field-rows.ts'
import { FoundCommunity } from './FoundCommunity.tsx'
import { NoGroups } from './NoGroups.tsx'
import { GroupTable } from './GroupTable.tsx'
import { SelectionBar } from './SelectionBar.tsx'

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
  const cards = useAsk(listGroupCardsEndpoint, {})
  return (
    <Loaded from={cards} lines={12}>
      {({ rows }) =>
        rows.length === 0 ? <NoGroups /> : <GroupField rows={rows} search={search} onChange={onChange} />
      }
    </Loaded>
  )
}

type Rows = Parameters<typeof shownCards>[0]

function GroupField({ rows, search, onChange }: Words & { rows: Rows }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const sort = search.sort ?? 'need'
  const down = search.sort ? (search.down ?? false) : true
  const shown = useMemo(() => sortedCards(shownCards(rows, search), sort, down), [rows, search, sort, down])
  const clear = () => onChange({ q: '', city: '', interest: '', industry: '', state: '' })
  return (
    <>
      <FieldFilters rows={rows} search={search} onChange={onChange} />
      <p className="muted small field-count" role="status">
        {t('field.shown', { shown: shown.length, all: rows.length })}{' '}
        {hasFilter(search) && (
          <button type="button" className="link-button" onClick={clear}>
            {t('field.clear')}
          </button>
        )}
      </p>
      {search.view === 'field' ? (
        <FieldChart cards={shown} />
      ) : (
        <GroupTable cards={shown} sort={sort} down={down} onSort={onChange} chosen={chosen} onChoose={setChosen} />
      )}
      <SelectionBar
        cards={shown.filter((card) => chosen.has(card.groupId))}
        shown={shown}
        onClear={() => setChosen(new Set())}
      />
    </>
  )
}
