/** How shops and carriers head the columns of a sheet of parcels. */
import { columnsBy } from '../../../kernel/sheets/columns.ts'

export const parcelColumns = columnsBy<'number' | 'carrier' | 'tracking' | 'ignore'>({
  names: {
    number: [
      '订单号',
      '订单编号',
      '订单',
      '单号',
      '商家订单号',
      'order',
      'ordernumber',
      'orderno',
      'orderid',
      'number',
    ],
    carrier: ['快递公司', '物流公司', '快递', '物流', '承运商', '配送公司', 'carrier', 'courier', 'company', 'express'],
    tracking: [
      '运单号',
      '快递单号',
      '物流单号',
      '运单',
      '运单编号',
      '快递编号',
      'tracking',
      'trackingnumber',
      'trackingno',
      'waybill',
    ],
  },
  repeatable: ['ignore'],
  otherwise: 'ignore',
})
