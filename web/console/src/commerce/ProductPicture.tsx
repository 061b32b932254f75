import { useState } from 'react'
import { type PictureId, readPictureEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { Emblem } from '../../../ui/Portrait.tsx'

type Words = { id: string; title: string; image: { id: string } | string | null }

/** The first picture of a product; without one, or when it is gone, the beginning of its name. */
export function ProductPicture({ id, title, image }: Words) {
  const [isBroken, setIsBroken] = useState(false)
  if (!image || isBroken) return <Emblem id={id} name={title} size={44} />
  const pictureId = (typeof image === 'string' ? image : image.id) as PictureId
  const src = addressOf(readPictureEndpoint, { pictureId, size: 'small' })
  return <img className="product-picture" src={src} alt="" loading="lazy" onError={() => setIsBroken(true)} />
}
