import { App, Button, Form, Input } from 'antd'
import {
  changeCommunityEndpoint,
  listCommunitiesEndpoint,
  readCommunityEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint, readFieldEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, FormFoot } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { linesOf } from './found-input.ts'
import type { Community } from './shapes.ts'

type Said = {
  name: string
  about: string
  interest: string
  industry: string
  country: string
  province: string
  city: string
  welcome: string
  promises: string
}

function saidOf({ name, about, interest, industry, region, welcome, promises }: Community): Said {
  return { name, about, interest, industry, ...region, welcome, promises: promises.join('\n') }
}

const places = ['interest', 'industry', 'country', 'province', 'city'] as const
const refreshes = [readCommunityEndpoint, listCommunitiesEndpoint, listGroupCardsEndpoint, readFieldEndpoint]

/** What a community is, where, what it promises and how it greets. */
export function CommunityCard({ community }: { community: Community }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `community.${community.id}`, saidOf(community))
  const change = useAct(changeCommunityEndpoint, {
    refreshes,
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const submit = async ({ country, province, city, promises, ...said }: Said) => {
    const input = { ...said, region: { country, province, city }, promises: linesOf(promises) }
    if (!(await change.run({ communityId: community.id, ...input }))) return
    draft.drop()
    saying.done(t('common.saved'))
  }
  return (
    <Sheet className="narrow">
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} {...draft.bind}>
        <DraftNote draft={draft} />
        <CardFields />
        <FormFoot busy={change.isPending} submit={t('common.save')}>
          <ArchiveButton community={community} />
        </FormFoot>
      </Form>
    </Sheet>
  )
}

function CardFields() {
  const { t } = useWords()
  return (
    <>
      <Field name="name" label={t('found.name')} needed={t('found.nameMissing')}>
        <Input maxLength={64} />
      </Field>
      <Field name="about" label={t('found.about')}>
        <Input.TextArea maxLength={1000} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <div className="fields">
        {places.map((place) => (
          <Field key={place} name={place} label={t(`community.${place}`)}>
            <Input maxLength={40} />
          </Field>
        ))}
      </div>
      <Field name="welcome" label={t('community.welcome')} extra={t('community.welcomeText')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="promises" label={t('community.promises')} extra={t('community.promisesText')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </>
  )
}

/** Archives a community, or brings it back; nothing is lost either way. */
function ArchiveButton({ community }: { community: Community }) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const change = useAct(changeCommunityEndpoint, { refreshes, onFailure: saying.failure })
  const communityId = community.id
  if (community.archivedAt) {
    return <Button onClick={() => change.mutate({ communityId, archived: false })}>{t('community.unarchive')}</Button>
  }
  const archive = () =>
    modal.confirm({
      title: t('community.archiveTitle', { name: community.name }),
      content: t('community.archiveText'),
      okText: t('community.archive'),
      onOk: () => change.run({ communityId, archived: true }),
    })
  return <Button onClick={archive}>{t('community.archive')}</Button>
}
