/** What the drawer shows, in words: 周二 14 点的消息, 林晓雨的消息 … */
import { readGroupInsightEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { EvidenceSearch } from '../app/searches.ts'
import { weekdays } from './weekday.ts'

export function useEvidenceTitle(asked: EvidenceSearch | undefined, groupId: string): string {
  const { t, language } = useWords()
  const insight = useAsk(readGroupInsightEndpoint, { groupId }, { enabled: asked !== undefined, staleTime: 60_000 })
  if (!asked) return ''
  const nameOf = (id: string | undefined) =>
    insight.data?.members.find((member) => member.person.id === id)?.person.name
  const parts = [
    asked.weekday && asked.hour !== undefined
      ? t('evidence.hour', { weekday: weekdays(language)[asked.weekday - 1], hour: asked.hour })
      : '',
    asked.part ? t(`healthPart.${asked.part}`) : '',
    asked.role ? t(`role.${asked.role}`) : '',
    nameOf(asked.personId) ?? '',
    asked.toPersonId ? `→ ${nameOf(asked.toPersonId) ?? ''}` : '',
    asked.from ? (asked.from === asked.until ? asked.from : `${asked.from} – ${asked.until ?? ''}`) : '',
  ].filter(Boolean)
  const what = t(`evidenceOf.${asked.of}`, { defaultValue: t('evidence.title') })
  return parts.length > 0 ? `${what} · ${parts.join(' ')}` : what
}
