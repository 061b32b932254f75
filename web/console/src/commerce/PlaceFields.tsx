import { Form, Select } from 'antd'
import { listCategoriesEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'

export function CategoryField() {
  const { t } = useWords()
  const rows = useAsk(listCategoriesEndpoint, {}).data?.rows ?? []
  return (
    <Form.Item name="categoryId" label={t('products.category')}>
      <Select
        allowClear
        placeholder={t('products.noCategory')}
        options={rows.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

/** In which community it is sold; all of them when none is chosen. */
export function CommunityField() {
  const { t } = useWords()
  const rows = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  return (
    <Form.Item name="communityId" label={t('products.community')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('products.allCommunities')}
        options={rows.map(({ id, name }) => ({ value: id as string, label: name }))}
      />
    </Form.Item>
  )
}
