import { useMemo } from 'react'
import { readMembershipFiguresEndpoint } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import type { Figures } from './shapes.ts'

const days = 90

/** How many members there are and were, counted from their rows. */
export function MemberFigures({ communityId }: { communityId: CommunityId }) {
  const found = useAsk(readMembershipFiguresEndpoint, { communityId, days })
  return (
    <section className="sheet">
      <Loaded from={found}>
        {(figures) => (
          <>
            <FigureLine figures={figures} />
            <Picture figures={figures} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function FigureLine({ figures }: { figures: Figures }) {
  const { t } = useWords()
  const formats = useFormats()
  const said = [
    ['active', formats.people(figures.active)],
    ['trials', formats.people(figures.trials)],
    ['due', formats.people(figures.due)],
    ['paid', formats.money(figures.paidFen)],
    ['refunded', figures.refundedFen > 0 ? formats.money(figures.refundedFen) : '–'],
  ] as const
  return (
    <dl className="member-figures">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`memberFigure.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Picture({ figures }: { figures: Figures }) {
  const { t } = useWords()
  const formats = useFormats()
  const ticks = useMemo(() => figures.days.map(({ day }) => formats.shortDay(day)), [figures, formats])
  return (
    <LineChart
      question={t('memberships.chart')}
      label={t('memberships.chartLabel', { count: figures.days.length })}
      tickName={t('memberships.day')}
      ticks={ticks}
      height={180}
      lines={[
        {
          name: t('memberFigure.active'),
          values: figures.days.map(({ active }) => active),
          colour: 'brand',
          filled: true,
        },
      ]}
    />
  )
}
