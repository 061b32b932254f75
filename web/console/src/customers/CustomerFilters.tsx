import { listCustomerTagsEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { SearchLine } from '../app/SearchLine.tsx'

export type CustomerSearch = { q?: string; tag?: string; city?: string; importId?: string }

export function CustomerFilters({
  search,
  onChange,
}: {
  search: CustomerSearch
  onChange: (next: CustomerSearch) => void
}) {
  const { t } = useWords()
  const known = useAsk(listCustomerTagsEndpoint, {}).data
  const tags = (known?.tags ?? []).map(({ tag, customers }) => ({ value: tag, label: `${tag} (${customers})` }))
  const cities = (known?.cities ?? []).map(({ city, customers }) => ({ value: city, label: `${city} (${customers})` }))
  return (
    <search className="filters">
      <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('customers.search')} />
      <FilterChoice
        isLong
        label={t('customers.tags')}
        value={search.tag}
        onChange={(tag) => onChange({ tag: tag ?? '' })}
        options={tags}
      />
      <FilterChoice
        isLong
        label={t('customers.city')}
        value={search.city}
        onChange={(city) => onChange({ city: city ?? '' })}
        options={cities}
      />
    </search>
  )
}
