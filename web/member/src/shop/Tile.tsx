import { useState } from 'react'
import { colourOf, emblemOf } from '../../../ui/portrait.ts'
import '../../../ui/portrait.css'

type Props = { id: string; title: string; image: string | null; isLarge?: boolean }

/** A product's picture; without one, its first letters on a soft colour. */
export function Tile({ id, title, image, isLarge = false }: Props) {
  const [isBroken, setIsBroken] = useState(false)
  if (image && !isBroken) {
    const src = `/api/files/${image}${isLarge ? '' : '/thumbnail'}`
    return <img className="tile" src={src} alt="" loading="lazy" decoding="async" onError={() => setIsBroken(true)} />
  }
  return (
    <span className={`tile tile-letters portrait-${colourOf(id)}`} aria-hidden="true">
      {emblemOf(title)}
    </span>
  )
}
