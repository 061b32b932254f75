import { useState } from 'react'
import { type Picture, type PictureId, readPictureEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { colourOf, emblemOf } from '../../../ui/portrait.ts'
import '../../../ui/portrait.css'

/** `image`: a picture with its words, or its id where only that is remembered. */
type Props = { id: string; title: string; image: Picture | string | null; isLarge?: boolean }

/** A product's picture; without one, or when it is gone, its first letters on a soft colour. */
export function Tile({ id, title, image, isLarge = false }: Props) {
  const [isBroken, setIsBroken] = useState(false)
  if (image && !isBroken) {
    const { id: pictureId, alt } = typeof image === 'string' ? { id: image as PictureId, alt: '' } : image
    const src = addressOf(readPictureEndpoint, { pictureId, size: isLarge ? 'large' : 'small' })
    // Beside its title a small picture says nothing more; opened, it speaks for itself.
    return (
      <img
        className="tile"
        src={src}
        alt={isLarge ? alt : ''}
        loading="lazy"
        decoding="async"
        onError={() => setIsBroken(true)}
      />
    )
  }
  return (
    <span className={`tile tile-letters portrait-${colourOf(id)}`} aria-hidden="true">
      {emblemOf(title)}
    </span>
  )
}
