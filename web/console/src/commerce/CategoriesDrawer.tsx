import { Button, Drawer, Form, Input } from 'antd'
import { ArrowUpIcon } from 'tdesign-icons-react'
import {
  arrangeCategoriesEndpoint,
  listCategoriesEndpoint,
  listProductsEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field, FormFoot } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { RemoveButton } from '../app/RemoveButton.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Category } from './shapes.ts'

type Said = { categories: { id?: string; name: string }[] }

/** Which categories there are, in which order buyers see them. */
export function CategoriesDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const found = useAsk(listCategoriesEndpoint, {}, { refetchOnWindowFocus: false })
  return (
    <Drawer open onClose={onClose} title={t('categories.title')} size={420}>
      <Loaded from={found}>{({ rows }) => <CategoriesForm rows={rows} onDone={onClose} />}</Loaded>
    </Drawer>
  )
}

function CategoriesForm({ rows, onDone }: { rows: readonly Category[]; onDone: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const arrange = useAct(arrangeCategoriesEndpoint, {
    refreshes: [listCategoriesEndpoint, listProductsEndpoint],
    onDone: () => {
      saying.done(t('common.saved'))
      onDone()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const start = { categories: rows.map(({ id, name }) => ({ id, name })) }
  const send = ({ categories }: Said) =>
    arrange.mutate({ categories: categories.map(({ id, name }) => ({ ...(id ? { id } : {}), name })) })
  return (
    <Form form={form} name="categories" layout="vertical" requiredMark={false} initialValues={start} onFinish={send}>
      <p className="lead">{t('categories.lead')}</p>
      <Form.List name="categories">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row category-line">
                <Form.Item name={[name, 'id']} hidden>
                  <Input />
                </Form.Item>
                <Field name={[name, 'name']} needed>
                  <Input maxLength={40} aria-label={t('categories.nameOf', { place: name + 1 })} />
                </Field>
                <Button
                  type="text"
                  disabled={name === 0}
                  icon={<ArrowUpIcon aria-hidden="true" />}
                  aria-label={t('categories.up', { place: name + 1 })}
                  onClick={() => move(name, name - 1)}
                />
                <RemoveButton label={t('categories.remove', { place: name + 1 })} onRemove={() => remove(name)} />
              </div>
            ))}
            <Button block onClick={() => add({ name: '' })}>
              {t('categories.add')}
            </Button>
          </>
        )}
      </Form.List>
      <FormFoot busy={arrange.isPending} submit={t('common.save')} />
    </Form>
  )
}
