import { Checkbox, Select } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { type FieldSearch, type FieldSort, fieldSorts } from '../app/searches.ts'
import { SearchLine } from '../app/SearchLine.tsx'
import { useNarrow } from '../app/use-narrow.ts'
import type { Field } from '../insight/shapes.ts'
import { states } from '../insight/states.ts'
import { startsDown } from './field-search.ts'

type Words = { field: Field; search: FieldSearch; onChange: (next: Partial<FieldSearch>) => void }
const choices = [
  ['city', 'cities'],
  ['interest', 'interests'],
  ['industry', 'industries'],
] as const

/** Filters live in the address, so that a view can be kept as a bookmark or sent to a colleague. */
export function FieldFilters({ field, search, onChange }: Words) {
  const { t } = useWords()
  const narrow = useNarrow()
  return (
    <search className="filters">
      <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('field.search')} />
      {choices.map(([name, values]) => (
        <FilterChoice
          key={name}
          isLong
          label={t(`field.${name}`)}
          value={search[name]}
          onChange={(value) => onChange({ [name]: value ?? '' })}
          options={field[values].map(({ value }) => ({ value, label: value }))}
        />
      ))}
      <FilterChoice<string>
        label={t('field.state')}
        value={search.state}
        onChange={(state) => onChange({ state: state ?? '' })}
        options={optionsOf(states, (state) => t(`groupState.${state}`))}
      />
      {narrow && <SortChoice search={search} onChange={onChange} />}
      <Checkbox checked={search.closed ?? false} onChange={(event) => onChange({ closed: event.target.checked })}>
        {t('field.closed')}
      </Checkbox>
    </search>
  )
}

/** On a phone there are no column heads to press. */
function SortChoice({ search, onChange }: Omit<Words, 'field'>) {
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
