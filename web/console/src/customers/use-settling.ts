import { useEffect, useRef } from 'react'
import {
  listCustomersEndpoint,
  listCustomerTagsEndpoint,
  listImportRowsEndpoint,
  readCustomerEndpoint,
} from '../../../../server/modules/customers/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { client } from '../app/answers.ts'
import { isBusy } from './import-steps.ts'
import type { ImportState } from './shapes.ts'

const touched = [listImportRowsEndpoint, listCustomersEndpoint, listCustomerTagsEndpoint, readCustomerEndpoint]

/** When the server has ended its work on an import, rows and customers are no longer what was read before. */
export function useSettling(state: ImportState): void {
  const before = useRef(state)
  useEffect(() => {
    const ended = isBusy(before.current) && !isBusy(state)
    before.current = state
    if (ended) for (const one of touched) void client.invalidateQueries({ queryKey: questionKey(one) })
  }, [state])
}
