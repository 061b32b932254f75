/** 活动波浪线: promotions planned over dates and communities, on a time line. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  listActivitiesEndpoint,
  listWavesEndpoint,
  stopWaveEndpoint,
  type Wave,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Empty } from '../../app/Empty.tsx'
import { LongList } from '../../app/LongList.tsx'
import { mayAdminister, useFormats, useMe } from '../../app/me.tsx'
import { Sheet } from '../../app/Page.tsx'
import { useSaying } from '../../app/use-saying.ts'
import { ShopPage } from '../../commerce/ShopPage.tsx'
import { TimeLine } from './TimeLine.tsx'
import { WaveForm } from './WaveForm.tsx'
import './waves.css'

export function WavesPage() {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const [isPlanning, setIsPlanning] = useState(false)
  const pages = useAskPages(listWavesEndpoint, {})
  const plan = decides && (
    <Button type="primary" onClick={() => setIsPlanning(true)}>
      {t('waves.plan')}
    </Button>
  )
  return (
    <ShopPage title={t('waves.title')} lead={t('waves.lead')} actions={!isPlanning && plan}>
      {isPlanning && <WaveForm onDone={() => setIsPlanning(false)} />}
      <LongList pages={pages} none={isPlanning || <NoWaves>{plan}</NoWaves>}>
        {(rows) => rows.map((wave) => <OneWave key={wave.id} wave={wave} />)}
      </LongList>
    </ShopPage>
  )
}

function NoWaves({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return (
    <Sheet>
      <Empty title={t('waves.none')} text={t('waves.noneText')}>
        {children}
      </Empty>
    </Sheet>
  )
}

function OneWave({ wave }: { wave: Wave }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const isOpen = !wave.stoppedAt && wave.parts.some(({ state }) => state === 'planned')
  return (
    <Sheet title={wave.title}>
      <p className="muted">
        {t('activities.between', { from: stamp(wave.startsAt), to: stamp(wave.endsAt) })}
        {wave.stoppedAt && ` · ${t('waves.stoppedAt', { at: stamp(wave.stoppedAt) })}`}
      </p>
      <TimeLine parts={wave.parts} />
      {isOpen && <StopWave wave={wave} />}
    </Sheet>
  )
}

function StopWave({ wave: { id } }: { wave: Wave }) {
  const { t } = useWords()
  const saying = useSaying()
  const decides = mayAdminister(useMe())
  const stop = useAct(stopWaveEndpoint, {
    refreshes: [listWavesEndpoint, listActivitiesEndpoint],
    onDone: () => saying.done(t('waves.stopped')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  return (
    <p className="row">
      <Button loading={stop.isPending} onClick={() => stop.mutate({ waveId: id, endsRunning: false })}>
        {t('waves.stop')}
      </Button>
      <Button danger loading={stop.isPending} onClick={() => stop.mutate({ waveId: id, endsRunning: true })}>
        {t('waves.stopAll')}
      </Button>
    </p>
  )
}
