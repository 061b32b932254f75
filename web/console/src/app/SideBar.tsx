/** The ways on a desk: to the left, always there. */
import { Link } from '@tanstack/react-router'
import { SearchIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { MyMenu } from './MyMenu.tsx'
import { useMe } from './me.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { places } from './places.ts'
import { shortcutSign } from './use-shortcut.ts'

export function SideBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useWords()
  const me = useMe()
  return (
    <header className="side">
      <Link to="/" className="side-brand">
        <img src={`${import.meta.env.BASE_URL}leaf.svg`} alt="" width="28" height="28" />
        <span>{me.tenant.name}</span>
      </Link>
      <button type="button" className="side-search" onClick={onSearch}>
        <SearchIcon aria-hidden="true" />
        <span>{t('palette.open')}</span>
        <kbd>{shortcutSign}</kbd>
      </button>
      <nav aria-label={t('nav.label')} className="side-nav">
        {places.map((place) => (
          <PlaceLink key={place.to} place={place} className="side-link" />
        ))}
      </nav>
      <MyMenu />
    </header>
  )
}
