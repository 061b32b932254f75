/** The ways on a phone: three places under the thumb, the rest in a drawer. */
import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { ViewListIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { MyMenu } from './MyMenu.tsx'
import { PlaceLink, usePath } from './PlaceLink.tsx'
import { isHere, places } from './places.ts'

const near = places.slice(0, 3)
const far = places.slice(3)

export function BottomBar() {
  const { t } = useWords()
  const path = usePath()
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
  const elsewhere = far.some((place) => isHere(place, path)) || path.startsWith('/account')
  return (
    <nav className="bottom" aria-label={t('nav.label')}>
      {near.map((place) => (
        <PlaceLink key={place.to} place={place} className="bottom-link" />
      ))}
      <button
        type="button"
        className="bottom-link"
        aria-expanded={open}
        aria-current={elsewhere ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        <ViewListIcon aria-hidden="true" />
        <span>{t('common.more')}</span>
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={t('common.more')}>
        <div className="bottom-more">
          {far.map((place) => (
            <PlaceLink key={place.to} place={place} className="side-link" />
          ))}
          <MyMenu />
        </div>
      </Drawer>
    </nav>
  )
}
