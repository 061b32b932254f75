import { Checkbox, Select } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { type FieldSearch, type FieldSort, fieldSorts } from '../app/searches.ts'
import { SearchLine } from '../app/SearchLine.tsx'
import { useNarrow } from '../app/use-narrow.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { states } from '../insight/states.ts'
import { startsDown, valuesOf } from './field-rows.ts'

type Words = { rows: readonly GroupCard[]; search: FieldSearch; onChange: (next: Partial<FieldSearch>) => void }
const fields = ['city', 'interest', 'industry'] as const

/** Filters live in the address, so that a view can be kept as a bookmark or sent to a colleague. */
export function FieldFilters({ rows, search, onChange }: Words) {
  const { t } = useWords()
  const narrow = useNarrow()
  return (
    <search className="filters">
      <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('field.search')} />
      {fields.map((field) => (
        <Select
          key={field}
          allowClear
          showSearch
          className="filter"
          aria-label={t(`field.${field}`)}
          placeholder={t(`field.${field}`)}
          value={search[field] ?? null}
          onChange={(value) => onChange({ [field]: value ?? '' })}
          options={valuesOf(rows, field).map((value) => ({ value, label: value }))}
        />
      ))}
      <Select
        allowClear
        className="filter"
        aria-label={t('field.state')}
        placeholder={t('field.state')}
        value={search.state ?? null}
        onChange={(state) => onChange({ state: state ?? '' })}
        options={states.map((state) => ({ value: state, label: t(`groupState.${state}`) }))}
      />
      {narrow && <SortChoice search={search} onChange={onChange} />}
      <Checkbox checked={search.closed ?? false} onChange={(event) => onChange({ closed: event.target.checked })}>
        {t('field.closed')}
      </Checkbox>
    </search>
  )
}

/** On a phone there are no column heads to press. */
function SortChoice({ search, onChange }: Omit<Words, 'rows'>) {
  const { t } = useWords()
  return (
    <Select<FieldSort>
      className="filter"
      aria-label={t('field.sort')}
      value={search.sort ?? 'need'}
      onChange={(sort) => onChange({ sort, down: startsDown(sort) })}
      options={fieldSorts.map((sort) => ({ value: sort, label: t(`fieldSort.${sort}`) }))}
    />
  )
}
