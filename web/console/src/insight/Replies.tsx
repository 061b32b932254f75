/** Who answers whom: a star hangs on one person, a mesh holds without anyone. */
import { useMemo } from 'react'
import { ReplyWeb } from '../../../ui/charts/ReplyWeb.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormats } from '../app/me.tsx'
import { shapeOf } from './reply-shape.ts'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

export function Replies({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const formats = useFormats()
  const { show } = useEvidence()
  const people = useMemo(
    () =>
      insight.members.map((member) => ({
        id: member.person.id,
        name: formats.nickname(member.person.name, member.person.id),
        weight: member.pageRank,
        key: member.key !== null,
      })),
    [insight.members, formats],
  )
  if (insight.arcs.length === 0) {
    return (
      <Sheet title={t('replies.question')} className="wide">
        <Empty title={t('replies.none')} text={t('replies.noneText')} />
      </Sheet>
    )
  }
  const shape = shapeOf(insight.arcs)
  const facts = { share: formats.percent(shape.centralShare), back: formats.percent(shape.reciprocity) }
  return (
    <section className="sheet wide">
      <ReplyWeb
        question={t('replies.question')}
        label={t(`replies.${shape.kind}`, facts)}
        note={t(`replies.${shape.kind}`, facts)}
        people={people}
        arcs={insight.arcs}
        tableHead={[t('replies.from'), t('replies.to'), t('replies.count')]}
        sayArc={(from, to, replies) => t('replies.arc', { from, to, count: replies })}
        onPickArc={(arc) => void show({ of: 'replies', personId: arc.from, toPersonId: arc.to })}
        onPickPerson={(personId) => void show({ of: 'messages', personId })}
      />
    </section>
  )
}
