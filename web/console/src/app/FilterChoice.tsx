/** By what a list is narrowed: one choice of a few; cleared, all of it is shown. */
import { Select } from 'antd'

type Words<V extends string> = {
  label: string
  value: V | null | undefined
  options: { value: V; label: string }[]
  onChange: (next: V | null) => void
  /** So many choices that one types a few letters. */
  isLong?: boolean
}

export function FilterChoice<V extends string>({ label, value, options, onChange, isLong = false }: Words<V>) {
  return (
    <Select<V | null, { value: V; label: string }>
      allowClear
      showSearch={isLong && { optionFilterProp: 'label' }}
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      onChange={(next) => onChange(next ?? null)}
      options={options}
    />
  )
}
