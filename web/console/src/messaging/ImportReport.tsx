import { Link } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { zoneOptions } from '../app/zones.ts'
import { Figure } from '../insight/Figure.tsx'
import { useAdjust } from './use-adjust.ts'
import type { ChatImport } from './shapes.ts'

const figures = ['imported', 'skipped', 'system', 'doubtful', 'newPeople'] as const

/** What came of it, and the way to what was brought. */
export function ImportReport({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const formats = useFormats()
  const { report, groupId } = found
  if (!report) return null
  return (
    <Sheet title={t('imports.report')} beside={groupId && <WaysOn groupId={groupId} />}>
      <dl className="figures">
        {figures.map((name) => (
          <Figure key={name} name={t(`report.${name}`)} value={formats.exact(report[name])} />
        ))}
      </dl>
      {found.needsZone && found.state === 'done' && <ZoneAfter found={found} />}
    </Sheet>
  )
}

function WaysOn({ groupId }: { groupId: string }) {
  const { t } = useWords()
  return (
    <span className="row">
      <Link to="/groups/$groupId/chat" params={{ groupId }}>
        {t('imports.toChat')}
      </Link>
      <Link to="/groups/$groupId" params={{ groupId }}>
        {t('imports.toGroup')}
      </Link>
    </span>
  )
}

/** A wrong zone can still be put right. */
function ZoneAfter({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const adjust = useAdjust()
  return (
    <Form layout="vertical" component="div" className="narrow zone-after">
      <Form.Item label={t('imports.zone')} htmlFor="zone-after" extra={t('imports.zoneAfter')}>
        <Select
          id="zone-after"
          showSearch
          value={found.zone}
          disabled={adjust.isPending}
          onChange={(zone: string) => adjust.mutate({ importId: found.id, zone })}
          options={zoneOptions()}
        />
      </Form.Item>
    </Form>
  )
}
