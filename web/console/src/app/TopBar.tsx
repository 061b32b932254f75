/** On a phone the brand and the search stand above the page. */
import { Link } from '@tanstack/react-router'
import { SearchIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from './me.tsx'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useWords()
  const me = useMe()
  return (
    <header className="top">
      <Link to="/" className="side-brand">
        <img src={`${import.meta.env.BASE_URL}leaf.svg`} alt="" width="28" height="28" />
        <span>{me.tenant.name}</span>
      </Link>
      <button type="button" className="icon-button" onClick={onSearch} aria-label={t('palette.open')}>
        <SearchIcon aria-hidden="true" />
      </button>
    </header>
  )
}
