import { Link, useRouterState } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { isHere, type Place } from './places.ts'

/** One way of the navigation; the present place is marked for eyes and for readers. */
export function PlaceLink({ place, className }: { place: Place; className: string }) {
  const { t } = useWords()
  const here = isHere(place, usePath())
  return (
    <Link to={place.to} activeOptions={{ exact: true }} className={className} aria-current={here ? 'page' : undefined}>
      <place.Icon aria-hidden="true" />
      <span>{t(place.word)}</span>
    </Link>
  )
}

/** The path inside the console, without its base. */
export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname.replace(/^\/console(?=\/|$)/, '') || '/' })
}
