/** The pictures of a product: chosen several at a time, put in order by dragging or with the keyboard, and told in words. */
import { Button, Form, Input, Upload } from 'antd'
import { useRef, useState } from 'react'
import {
  type PictureId,
  readPictureEndpoint,
  uploadPictureEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { addressOf, upload } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import { moved } from './moved.ts'
import type { PictureSaid } from './product-words.ts'

const mostPictures = 9

export function PictureField() {
  const { t } = useWords()
  return (
    <Form.Item name="pictures" label={t('pictures.title')} extra={t('pictures.text', { most: mostPictures })}>
      <Pictures />
    </Form.Item>
  )
}

type Held = { id?: string; value?: PictureSaid[]; onChange?: (pictures: PictureSaid[]) => void }

function Pictures({ id, value: pictures = [], onChange = () => {} }: Held) {
  const { t } = useWords()
  const [dragged, setDragged] = useState<number | null>(null)
  const put = (from: number, to: number) => onChange(moved(pictures, from, to))
  return (
    <div className="pictures" id={id} role="group" aria-label={t('pictures.title')}>
      <ol className="picture-row">
        {pictures.map((picture, place) => (
          <PictureTile
            key={picture.id}
            picture={picture}
            place={place}
            last={pictures.length - 1}
            isDragged={dragged === place}
            onDrag={setDragged}
            onDrop={() => dragged !== null && put(dragged, place)}
            onMove={(to) => put(place, to)}
            onAlt={(alt) => onChange(pictures.map((one) => (one.id === picture.id ? { ...one, alt } : one)))}
            onRemove={() => onChange(pictures.filter((one) => one.id !== picture.id))}
          />
        ))}
      </ol>
      <Adding pictures={pictures} onChange={onChange} />
    </div>
  )
}

type TileWords = {
  picture: PictureSaid
  place: number
  last: number
  isDragged: boolean
  onDrag: (place: number | null) => void
  onDrop: () => void
  onMove: (to: number) => void
  onAlt: (alt: string) => void
  onRemove: () => void
}

function PictureTile({ picture, place, last, isDragged, onDrag, onDrop, onMove, onAlt, onRemove }: TileWords) {
  const { t } = useWords()
  const count = place + 1
  return (
    <li
      className={isDragged ? 'picture-tile dragged' : 'picture-tile'}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => (event.preventDefault(), onDrop())}
    >
      <Shown picture={picture} place={place} onDrag={onDrag} />
      {place === 0 && <span className="tag tag-brand">{t('pictures.first')}</span>}
      <Input
        size="small"
        maxLength={120}
        value={picture.alt}
        placeholder={t('pictures.alt')}
        aria-label={t('pictures.altOf', { count })}
        onChange={(event) => onAlt(event.target.value)}
      />
      <span className="picture-acts">
        <Button
          size="small"
          type="text"
          disabled={place === 0}
          aria-label={t('pictures.forward', { count })}
          onClick={() => onMove(place - 1)}
        >
          ←
        </Button>
        <Button
          size="small"
          type="text"
          disabled={place === last}
          aria-label={t('pictures.back', { count })}
          onClick={() => onMove(place + 1)}
        >
          →
        </Button>
        <Button size="small" type="text" aria-label={t('pictures.remove', { count })} onClick={onRemove}>
          {t('pictures.take')}
        </Button>
      </span>
    </li>
  )
}

function Shown({ picture, place, onDrag }: Pick<TileWords, 'picture' | 'place' | 'onDrag'>) {
  const { t } = useWords()
  const [isGone, setIsGone] = useState(false)
  if (isGone) return <span className="picture-gone">{t('pictures.gone')}</span>
  return (
    <img
      draggable
      src={addressOf(readPictureEndpoint, { pictureId: picture.id as PictureId, size: 'small' })}
      alt={picture.alt || t('pictures.number', { count: place + 1 })}
      onError={() => setIsGone(true)}
      onDragStart={() => onDrag(place)}
      onDragEnd={() => onDrag(null)}
    />
  )
}

/** Several at a time; one that is refused leaves the others alone. */
function Adding({ pictures, onChange }: Required<Pick<Held, 'onChange'>> & { pictures: PictureSaid[] }) {
  const { t } = useWords()
  const saying = useSaying()
  const [underWay, setUnderWay] = useState(0)
  const newest = useRef(pictures)
  newest.current = pictures
  const send = async (file: File) => {
    setUnderWay((count) => count + 1)
    try {
      const kept = await upload(uploadPictureEndpoint, file, {})
      newest.current = [...newest.current, kept].slice(0, mostPictures)
      onChange(newest.current)
    } catch (failure) {
      saying.failure(failure)
    } finally {
      setUnderWay((count) => count - 1)
    }
  }
  if (pictures.length >= mostPictures) return null
  return (
    <Upload
      multiple
      accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
      showUploadList={false}
      beforeUpload={(file) => (void send(file), false)}
    >
      <Button loading={underWay > 0}>{t('pictures.add')}</Button>
    </Upload>
  )
}
