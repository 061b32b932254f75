import { Emblem } from '../../../ui/Portrait.tsx'

/** The first picture of a product, or the beginning of its name. */
export function ProductPicture({ id, title }: { id: string; title: string; image: string | null }) {
  return <Emblem id={id} name={title} size={44} />
}
