import { listVersionsEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Activity, Version } from './shapes.ts'

/** What it said at each time; whoever joined keeps the version they joined. */
export function ActivityVersions({ activity: { id: activityId } }: { activity: Activity }) {
  const { t } = useWords()
  const found = useAsk(listVersionsEndpoint, { activityId })
  return (
    <Sheet title={t('activities.versions')}>
      <p className="lead small">{t('activities.versionsText')}</p>
      <Loaded from={found} lines={2}>
        {({ rows }) => (
          <ol className="steps">
            {rows.map((version, place) => (
              <li key={version.version}>
                <VersionLine version={version} before={rows[place + 1]} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Sheet>
  )
}

function VersionLine({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = useWords()
  const { fullMoment, nickname } = useFormats()
  const changed = before ? partsOf.filter((part) => said(version[part]) !== said(before[part])) : []
  return (
    <>
      <b>{t('activities.version', { version: version.version })}</b>{' '}
      {before
        ? t('activities.versionChanged', {
            parts: changed.map((part) => t(`activityPart.${part}`)).join(t('list.and')),
          })
        : t('activities.versionFirst')}
      <small className="muted">
        <br />
        {version.by && `${nickname(version.by.name, version.by.id)} · `}
        {fullMoment(version.at)}
      </small>
    </>
  )
}

const partsOf = ['title', 'startsAt', 'endsAt', 'channels', 'terms'] as const
const said = (part: unknown) => JSON.stringify(part)
