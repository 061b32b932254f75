import { Drawer, Form } from 'antd'
import {
  changePlanEndpoint,
  listPlansEndpoint,
  makePlanEndpoint,
  readMembershipFiguresEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { fieldFailures, isRefusal } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { PlanForm } from './PlanForm.tsx'
import { blankPlan, fieldOf, type PlanSaid, saidOf, wordsOf } from './plan-words.ts'
import type { Plan } from './shapes.ts'

type Words = { communityId: CommunityId; plan: Plan | null; onClose: () => void }

/** A plan is made or changed. Whoever has paid keeps what was agreed. */
export function PlanDrawer({ communityId, plan, onClose }: Words) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<PlanSaid>()
  const start = plan ? saidOf(plan) : blankPlan
  const draft = useFormDraft<PlanSaid>(form, `plan.${plan?.id ?? communityId}`, start)
  const sayFailure = usePlanFailure(form)
  const told = {
    refreshes: [listPlansEndpoint, readMembershipFiguresEndpoint],
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
      onClose()
    },
    onFailure: sayFailure,
  }
  const make = useAct(makePlanEndpoint, told)
  const change = useAct(changePlanEndpoint, told)
  const send = (said: PlanSaid) => {
    const words = wordsOf(said)
    if (plan) change.mutate({ planId: plan.id, version: said.version ?? plan.version, ...words })
    else make.mutate({ communityId, ...words })
  }
  return (
    <Drawer open onClose={onClose} size={560} title={plan ? plan.name : t('memberships.newPlan')}>
      {isRefusal(change.error, 'commerce.version_changed') && plan && (
        <p className="shop-note" role="alert">
          {t('memberships.overtaken')}
        </p>
      )}
      {plan && <p className="lead">{t('memberships.keepsTerms')}</p>}
      <PlanForm form={form} draft={draft} busy={make.isPending || change.isPending} onSend={send} />
    </Drawer>
  )
}

/** Puts what the server refused beside its field; everything else is said on top. */
function usePlanFailure(form: ReturnType<typeof Form.useForm<PlanSaid>>[0]) {
  const { language } = useWords()
  const saying = useSaying()
  return (failure: unknown) => {
    const known = Object.entries(fieldFailures(failure, language)).map(([path, sentence]) => ({
      name: fieldOf(path) as keyof PlanSaid,
      errors: [sentence],
    }))
    const shown = known.filter(({ name }) => form.getFieldInstance(name) !== undefined)
    if (shown.length === 0) return saying.failure(failure)
    form.setFields(shown)
  }
}
