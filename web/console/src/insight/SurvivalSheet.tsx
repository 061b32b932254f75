/** How long groups live: the curve with its band, median and mean side by side, and presets compared with care. */
import './survival.css'
import type { TFunction } from 'i18next'
import { readSurvivalEndpoint, type Survival } from '../../../../server/modules/insight/contract.ts'
import type { Colour } from '../../../ui/charts/colours.ts'
import { SurvivalChart } from '../../../ui/charts/SurvivalChart.tsx'
import { useAsk } from '../../../ui/asking.ts'
import { Refusal } from '../../../ui/client.ts'
import type { Formats } from '../../../ui/formats.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { PresetLives } from './PresetLives.tsx'

export function SurvivalSheet() {
  const { t } = useWords()
  const survival = useAsk(readSurvivalEndpoint, {}, { staleTime: 300_000 })
  if (survival.error instanceof Refusal && survival.error.status === 403) return <Sheet>{t('survival.refused')}</Sheet>
  return (
    <Loaded from={survival} lines={10}>
      {(found) => (found.groups < found.needed ? <TooEarly found={found} /> : <Lives found={found} />)}
    </Loaded>
  )
}

function TooEarly({ found: { needed, groups } }: { found: Survival }) {
  const { t } = useWords()
  return (
    <Sheet title={t('survival.question')}>
      <Empty title={t('survival.none')} text={t('survival.noneText', { needed, count: groups })} />
    </Sheet>
  )
}

const colours: readonly Colour[] = ['chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6']

function Lives({ found }: { found: Survival }) {
  const { t } = useWords()
  const formats = useFormats()
  const { curve, groups, died, presets, longest, benchmark, asOf } = found
  const others = presets.length < 2 ? [] : presets
  return (
    <div className="survival">
      <section className="sheet">
        <SurvivalChart
          question={t('survival.question')}
          label={t('survival.label')}
          all={{ name: t('survival.all'), colour: 'brand', curve }}
          others={others.map((one, at) => ({
            name: t(`preset.${one.preset}`),
            colour: colours[at % colours.length] as Colour,
            curve: one.curve,
          }))}
          longest={longest}
          benchmark={{ at: benchmark, name: t('survival.benchmark', { count: benchmark }) }}
          sayDay={(day) => t('survival.days', { count: day })}
          write={(share) => formats.percent(share)}
          table={tableOf(found, t, formats)}
          note={`${t('survival.censoring')} ${t('survival.benchmarkNote', { count: benchmark })}`}
        />
        <Centre found={found} />
        <p className="muted small">
          {t('survival.groups', { count: groups, died })} · {t('survival.asOf', { day: asOf })}
        </p>
      </section>
      <PresetLives found={found} />
    </div>
  )
}

/** Never one without the other: for lives like these the mean is often double the median. */
function Centre({ found: { median, meanSoFar, weibull } }: { found: Survival }) {
  const { t } = useWords()
  const days = (count: number) => t('survival.days', { count: Math.round(count) })
  return (
    <>
      <dl className="survival-figures">
        <div>
          <dt>{t('survival.median')}</dt>
          <dd>{median === null ? t('survival.medianNone') : days(median)}</dd>
        </div>
        {weibull && (
          <div>
            <dt>{t('survival.meanWeibull')}</dt>
            <dd>{days(weibull.mean)}</dd>
          </div>
        )}
        {meanSoFar !== null && (
          <div>
            <dt>{t('survival.meanSoFar')}</dt>
            <dd>{days(meanSoFar)}</dd>
          </div>
        )}
      </dl>
      <p>{t('survival.meanTrap')}</p>
    </>
  )
}

function tableOf({ curve }: Survival, t: TFunction, formats: Formats) {
  const head = ['day', 'atRisk', 'died', 'share', 'band'].map((name) => t(`survival.${name}`))
  const rows = curve.map(({ t: day, atRisk, died, share, low, high }) => [
    Math.round(day),
    atRisk,
    died,
    formats.percent(share),
    `${formats.percent(low)} – ${formats.percent(high)}`,
  ])
  return { head, rows }
}
