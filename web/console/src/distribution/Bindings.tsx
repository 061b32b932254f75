import { Button } from 'antd'
import { endBindingEndpoint, listBindingsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Binding } from './shapes.ts'

/** Who was bound to whom, from when to when, and why it ended: nothing is ever overwritten. */
export function Bindings() {
  const { t } = useWords()
  const pages = useAskPages(listBindingsEndpoint, {})
  return (
    <Sheet title={t('distributionSide.bindings')}>
      <p className="lead">{t('distribution.bindingsLead')}</p>
      <LongList
        pages={pages}
        none={<Empty title={t('distribution.noBindings')} text={t('distribution.noBindingsText')} />}
      >
        {(rows) => <BindingTable rows={rows} />}
      </LongList>
    </Sheet>
  )
}

function BindingTable({ rows }: { rows: readonly Binding[] }) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[
        t('distribution.customer'),
        t('distribution.promoter'),
        t('distribution.since'),
        t('distribution.until'),
        t('distribution.state'),
        { unseen: t('distribution.act') },
      ]}
    >
      {rows.map((binding) => (
        <BindingRow key={binding.id} binding={binding} />
      ))}
    </ListTable>
  )
}

function BindingRow({ binding: { id, person, promoter, since, until, endedAt, endedWhy } }: { binding: Binding }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const askReason = useReason()
  const end = useAct(endBindingEndpoint, {
    refreshes: [listBindingsEndpoint],
    onDone: () => saying.done(t('distribution.bindingEnded')),
    onFailure: saying.failure,
  })
  const customer = formats.nickname(person.name, person.id)
  const press = async () => {
    const why = await askReason({
      title: t('distribution.endBindingTitle', { name: customer }),
      text: t('distribution.endBindingText'),
      ok: t('distribution.endBinding'),
    })
    if (why) end.mutate({ bindingId: id, why })
  }
  return (
    <tr>
      <td>{customer}</td>
      <td data-word={t('distribution.promoter')}>{formats.nickname(promoter.name, promoter.id)}</td>
      <td className="nowrap" data-word={t('distribution.since')}>
        {formats.stamp(since)}
      </td>
      <td className="nowrap" data-word={t('distribution.until')}>
        {formats.stamp(endedAt ?? until)}
      </td>
      <td>
        {endedWhy ? (
          <span className="tag">{t(`endedWhy.${endedWhy}`)}</span>
        ) : (
          <span className="tag tag-brand">{t('distribution.holds')}</span>
        )}
      </td>
      <td className="number">
        {!endedWhy && (
          <Button
            size="small"
            onClick={() => void press()}
            aria-label={t('distribution.endBindingOf', { name: customer })}
          >
            {t('distribution.endBinding')}
          </Button>
        )}
      </td>
    </tr>
  )
}
