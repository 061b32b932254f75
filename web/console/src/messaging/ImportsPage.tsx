/** 导入: bring the history of real groups in; the imports so far. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { listImportsEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { ImportList } from '../app/ImportList.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ImportDrop } from './ImportDrop.tsx'
import { ImportTag } from './ImportTag.tsx'
import { isBusy } from './import-steps.ts'
import type { ImportRow } from './shapes.ts'

export function ImportsPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { group } = useSearch({ strict: false }) as { group?: string }
  const imports = useAsk(
    listImportsEndpoint,
    {},
    { refetchInterval: (query) => (query.state.data?.rows.some((row) => isBusy(row.state)) ? 2000 : false) },
  )
  return (
    <Page title={t('nav.imports')} lead={t('imports.lead')}>
      <Sheet>
        <ImportDrop
          groupId={group}
          onUploaded={(importId) => navigate({ to: '/imports/$importId', params: { importId } })}
        />
      </Sheet>
      <ImportList
        from={imports}
        title={t('imports.list')}
        none={{ title: t('imports.none'), text: t('imports.noneText') }}
        to="/imports/$importId"
        tagOf={({ state }) => <ImportTag state={state} />}
        sayOf={useOutcome()}
        shows={({ groupId }) => !group || groupId === group}
      />
    </Page>
  )
}

function useOutcome(): (row: ImportRow) => string {
  const { t } = useWords()
  const { count, bytes } = useFormats()
  const sayCounts = ({ report, counts, bytes: size }: ImportRow) => {
    if (report) {
      const { imported, skipped, doubtful } = report
      const said = { imported: count(imported), skipped: count(skipped), doubtful: count(doubtful) }
      return t('imports.reportLine', said)
    }
    if (!counts) return bytes(size)
    return t('imports.countLine', { messages: count(counts.messages), people: count(counts.people) })
  }
  return (row) =>
    [row.format && t(`format.${row.format}`, { defaultValue: row.format }), sayCounts(row)].filter(Boolean).join(' · ')
}
