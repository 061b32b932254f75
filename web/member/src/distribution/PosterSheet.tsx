import { useEffect, useState } from 'react'
import type { Group } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Skeleton } from '../app/Answered.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { drawPoster } from './draw-poster.ts'

type Props = { group: Group; address: string; close: () => void }

/** A picture to keep: the group, one sentence and the code. Nobody's face or name stands on it. */
export function PosterSheet({ group, address, close }: Props) {
  const { t } = useWords()
  const [drawn, setDrawn] = useState<string | null>(null)
  const sentence = t('promoter.posterSays')
  useEffect(() => {
    let isWanted = true
    const words = { title: group.name, under: group.communityName, sentence }
    void drawPoster(words, address).then((picture) => isWanted && setDrawn(picture))
    return () => {
      isWanted = false
    }
  }, [group.name, group.communityName, sentence, address])
  return (
    <Sheet title={t('promoter.poster')} onClose={close}>
      {drawn ? (
        <>
          <img className="poster" src={drawn} alt={t('promoter.posterAlt', { name: group.name })} />
          <a className="button button-main button-wide" href={drawn} download={`${group.name}.png`}>
            {t('promoter.savePoster')}
          </a>
        </>
      ) : (
        <Skeleton rows={4} />
      )}
    </Sheet>
  )
}
