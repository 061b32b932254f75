/** A search field whose letters appear at once and take effect when typing pauses. */
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { SearchIcon } from 'tdesign-icons-react'

const pauseMs = 200

export function SearchLine({
  value,
  onChange,
  label,
}: {
  value: string
  onChange: (next: string) => void
  label: string
}) {
  const [typed, setTyped] = useState(value)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setTyped(value), [value])
  useEffect(() => () => clearTimeout(waiting.current), [])
  const type = (next: string) => {
    setTyped(next)
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => onChange(next), pauseMs)
  }
  return (
    <Input
      allowClear
      className="search-line"
      prefix={<SearchIcon aria-hidden="true" />}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  )
}
