/** Endpoint → who may → what it does. Whoever shops is looked at by the operations: they know the community. */
import { anyone, letterRoute, route } from '../../kernel/route.ts'
import { tenantBehind } from '../community/index.ts'
import { inPerson, operator, signedIn, staff } from '../identity/index.ts'
import * as window from './contract.ts'
import { actSandbox } from './operations/act-sandbox.ts'
import { answerAfterSale } from './operations/answer-after-sale.ts'
import { arrangeCategories } from './operations/arrange-categories.ts'
import { arrangePickupPoint } from './operations/arrange-pickup-point.ts'
import { askAfterSale, goOnAfterSale } from './operations/ask-after-sale.ts'
import { cancelOrder } from './operations/cancel-order.ts'
import { changeProduct, showProduct } from './operations/change-product.ts'
import { confirmReceipt } from './operations/confirm-receipt.ts'
import { setStock } from './operations/count-stock.ts'
import { changeMembershipRules } from './operations/change-membership-rules.ts'
import { endMembership, giveUpMembership } from './operations/give-up-membership.ts'
import { tryMembership } from './operations/grant-membership.ts'
import { changePlan, makePlan } from './operations/make-plan.ts'
import { orderMembership } from './operations/order-membership.ts'
import { listMemberships, listMyMemberships } from './queries/list-memberships.ts'
import { listPlans } from './queries/list-plans.ts'
import { readMembershipRules } from './queries/membership-rules.ts'
import { previewMembershipRefund } from './queries/preview-membership-refund.ts'
import { readDoorFee } from './queries/read-door-fee.ts'
import { readMembershipFigures } from './queries/read-membership-figures.ts'
import { giveGifts } from './operations/give-gifts.ts'
import { lookAtNotice } from './operations/look-at-notice.ts'
import { makeCoupon, stopCoupon } from './operations/make-coupon.ts'
import { takeCoupon } from './operations/take-coupon.ts'
import { adjustGoodsImport } from './operations/goods-import/adjust-goods.ts'
import { keepRows, largestGoodsBytes, uploadGoods } from './operations/goods-import/keep-rows.ts'
import { startGoodsImport } from './operations/goods-import/take-goods.ts'
import { undoGoodsImport } from './operations/goods-import/undo-goods.ts'
import { keepPicture, recordPicture } from './operations/keep-picture.ts'
import { makeProduct } from './operations/make-product.ts'
import { noteOrder, settleAttention } from './operations/note-order.ts'
import { openPayment } from './operations/open-payment.ts'
import { actSandboxPayout } from './operations/payouts/act-sandbox-payout.ts'
import { collectPayout } from './operations/payouts/collect-payout.ts'
import { giveUpPayout, retryPayout } from './operations/payouts/retry-payout.ts'
import { placeOrder } from './operations/place-order.ts'
import { putInCart } from './operations/put-in-cart.ts'
import { largestParcelBytes, readParcels, tellParcels } from './operations/read-parcels.ts'
import { redeem } from './operations/redeem.ts'
import { refundOrder } from './operations/refund-order.ts'
import { settleAbnormalRefund } from './operations/settle-abnormal-refund.ts'
import { retryRefund } from './operations/retry-refund.ts'
import { shipMany } from './operations/ship-many.ts'
import { shipOrder } from './operations/ship-order.ts'
import { switchProvider } from './operations/switch-provider.ts'
import { handOver } from './outside/hand-over.ts'
import { sendAbnormal } from './outside/send-abnormal.ts'
import { handOverPayout } from './outside/hand-over-payout.ts'
import { hearLetter } from './outside/hear-letter.ts'
import { countOrders } from './queries/count-orders.ts'
import { listCoupons, listMyCoupons, listOfferedCoupons } from './queries/coupons.ts'
import { exportGoods, fetchGoodsReport } from './queries/goods-sheets.ts'
import { listAfterSales } from './queries/list-after-sales.ts'
import { listAttention } from './queries/list-attention.ts'
import { listCategories } from './queries/list-categories.ts'
import { listMyOrders, listOrders } from './queries/list-orders.ts'
import { listPaymentSettings } from './queries/list-payment-settings.ts'
import { listPickupPoints } from './queries/list-pickup-points.ts'
import { listProducts, listShelf, readProduct } from './queries/list-products.ts'
import { listProviders } from './queries/list-providers.ts'
import { listReconciliations } from './queries/list-reconciliations.ts'
import { listStockMovements } from './queries/list-stock-movements.ts'
import { openPicture } from './queries/open-picture.ts'
import { listMyPayouts, readPayout } from './queries/payouts/read-payout.ts'
import { readPayeeSignIn } from './queries/payouts/read-payee-sign-in.ts'
import { quoteOrder } from './queries/quote-order.ts'
import { readCart } from './queries/read-cart.ts'
import { readOrder } from './queries/read-order.ts'
import { readPayerSignIn } from './queries/read-payer-sign-in.ts'
import { readPayment } from './queries/read-payment.ts'
import { listGoodsImports, listGoodsRows, readGoodsImport } from './queries/view-goods-import.ts'
import { largestPictureBytes } from './rules/picture-sizes.ts'

export const routes = [
  route(window.listShelfEndpoint, { who: signedIn, does: listShelf }),
  route(window.readProductEndpoint, { who: signedIn, does: readProduct }),
  route(window.listCategoriesEndpoint, { who: signedIn, does: listCategories }),
  route(window.listPickupPointsEndpoint, { who: signedIn, does: listPickupPoints }),
  route(window.listProductsEndpoint, { who: staff, does: listProducts }),
  route(window.makeProductEndpoint, { who: operator, does: makeProduct }),
  route(window.changeProductEndpoint, { who: operator, does: changeProduct }),
  route(window.showProductEndpoint, { who: operator, does: showProduct }),
  route(window.uploadPictureEndpoint, {
    who: operator,
    receives: keepPicture,
    receivesBytes: largestPictureBytes,
    does: recordPicture,
    pace: { perMinute: 120 },
  }),
  route(window.readPictureEndpoint, { who: signedIn, does: openPicture, pace: { perMinute: 6000 } }),
  route(window.uploadGoodsEndpoint, {
    who: operator,
    receives: keepRows,
    receivesBytes: largestGoodsBytes,
    does: uploadGoods,
    pace: { perMinute: 60 },
  }),
  route(window.listGoodsImportsEndpoint, { who: operator, does: (ctx) => listGoodsImports(ctx) }),
  route(window.readGoodsImportEndpoint, { who: operator, does: readGoodsImport }),
  route(window.adjustGoodsImportEndpoint, { who: operator, does: adjustGoodsImport }),
  route(window.startGoodsImportEndpoint, { who: operator, does: startGoodsImport }),
  route(window.undoGoodsImportEndpoint, { who: operator, does: undoGoodsImport }),
  route(window.listGoodsRowsEndpoint, { who: operator, does: listGoodsRows }),
  route(window.fetchGoodsReportEndpoint, { who: operator, does: fetchGoodsReport, pace: { perMinute: 20 } }),
  route(window.exportGoodsEndpoint, { who: operator, does: exportGoods, pace: { perMinute: 20 } }),
  route(window.setStockEndpoint, { who: staff, does: setStock }),
  route(window.listStockMovementsEndpoint, { who: staff, does: listStockMovements }),
  route(window.arrangeCategoriesEndpoint, { who: operator, does: arrangeCategories }),
  route(window.arrangePickupPointEndpoint, { who: operator, does: arrangePickupPoint }),

  route(window.makeCouponEndpoint, { who: operator, does: makeCoupon }),
  route(window.stopCouponEndpoint, { who: operator, does: stopCoupon }),
  route(window.listCouponsEndpoint, { who: staff, does: listCoupons }),
  route(window.listOfferedCouponsEndpoint, { who: signedIn, does: listOfferedCoupons }),
  route(window.takeCouponEndpoint, { who: signedIn, does: takeCoupon }),
  route(window.giveCouponEndpoint, { who: operator, does: giveGifts, pace: { perMinute: 60 } }),
  route(window.listMyCouponsEndpoint, { who: signedIn, does: listMyCoupons }),

  route(window.readCartEndpoint, { who: signedIn, does: readCart }),
  route(window.putInCartEndpoint, { who: signedIn, does: putInCart }),
  route(window.quoteOrderEndpoint, { who: signedIn, does: quoteOrder }),
  route(window.placeOrderEndpoint, { who: signedIn, does: placeOrder, steady: true }),
  route(window.listMyOrdersEndpoint, { who: signedIn, does: listMyOrders }),
  route(window.readOrderEndpoint, { who: signedIn, does: readOrder }),
  route(window.cancelOrderEndpoint, { who: signedIn, does: cancelOrder }),
  route(window.confirmReceiptEndpoint, { who: signedIn, does: confirmReceipt }),
  route(window.listAfterSalesEndpoint, { who: signedIn, does: listAfterSales }),
  route(window.askAfterSaleEndpoint, { who: signedIn, does: askAfterSale }),
  route(window.goOnAfterSaleEndpoint, { who: signedIn, does: goOnAfterSale }),
  route(window.answerAfterSaleEndpoint, { who: operator, does: answerAfterSale }),

  route(window.listPlansEndpoint, { who: signedIn, does: listPlans }),
  route(window.readDoorFeeEndpoint, {
    who: anyone,
    does: readDoorFee,
    tenantOf: tenantBehind,
    pace: { perMinute: 600 },
  }),
  route(window.makePlanEndpoint, { who: operator, does: makePlan }),
  route(window.changePlanEndpoint, { who: operator, does: changePlan }),
  route(window.orderMembershipEndpoint, { who: signedIn, does: orderMembership, steady: true }),
  route(window.tryMembershipEndpoint, { who: signedIn, does: tryMembership }),
  route(window.listMyMembershipsEndpoint, { who: signedIn, does: listMyMemberships }),
  route(window.previewMembershipRefundEndpoint, { who: signedIn, does: previewMembershipRefund }),
  route(window.giveUpMembershipEndpoint, { who: signedIn, does: giveUpMembership }),
  route(window.endMembershipEndpoint, { who: operator, does: endMembership }),
  route(window.listMembershipsEndpoint, { who: staff, does: listMemberships }),
  route(window.readMembershipRulesEndpoint, { who: signedIn, does: readMembershipRules }),
  route(window.changeMembershipRulesEndpoint, { who: operator, does: changeMembershipRules }),
  route(window.readMembershipFiguresEndpoint, { who: staff, does: readMembershipFigures }),

  route(window.listProvidersEndpoint, { who: signedIn, does: listProviders }),
  route(window.readPayerSignInEndpoint, { who: signedIn, does: readPayerSignIn }),
  route(window.openPaymentEndpoint, { who: signedIn, does: openPayment, afterwards: handOver }),
  letterRoute(window.hearNoticeEndpoint, { hears: hearLetter, pace: { perMinute: 6000 } }),
  route(window.readPaymentEndpoint, { who: signedIn, does: readPayment }),
  route(window.actSandboxEndpoint, { who: signedIn, does: actSandbox, steady: true }),
  route(window.listPaymentSettingsEndpoint, { who: operator, does: listPaymentSettings }),
  route(window.switchProviderEndpoint, { who: operator, does: switchProvider, secret: true }),

  route(window.readPayoutEndpoint, { who: signedIn, does: readPayout }),
  route(window.listMyPayoutsEndpoint, { who: inPerson(signedIn), does: listMyPayouts }),
  route(window.readPayeeSignInEndpoint, { who: inPerson(signedIn), does: readPayeeSignIn }),
  route(window.collectPayoutEndpoint, { who: inPerson(signedIn), does: collectPayout, afterwards: handOverPayout }),
  route(window.actSandboxPayoutEndpoint, { who: inPerson(signedIn), does: actSandboxPayout }),
  route(window.retryPayoutEndpoint, { who: operator, does: retryPayout }),
  route(window.giveUpPayoutEndpoint, { who: inPerson(operator), does: giveUpPayout }),

  route(window.listOrdersEndpoint, { who: staff, does: listOrders }),
  route(window.countOrdersEndpoint, { who: staff, does: countOrders }),
  route(window.shipOrderEndpoint, { who: staff, does: shipOrder }),
  route(window.readParcelsEndpoint, {
    who: staff,
    receives: readParcels,
    receivesBytes: largestParcelBytes,
    does: tellParcels,
    pace: { perMinute: 30 },
  }),
  route(window.shipManyEndpoint, { who: staff, does: shipMany, pace: { perMinute: 30 } }),
  route(window.redeemEndpoint, { who: staff, does: redeem, pace: { perMinute: 60 } }),
  route(window.refundOrderEndpoint, { who: operator, does: refundOrder }),
  route(window.retryRefundEndpoint, { who: operator, does: retryRefund }),
  route(window.settleAbnormalRefundEndpoint, {
    who: inPerson(operator),
    does: settleAbnormalRefund,
    afterwards: sendAbnormal,
    secret: true,
  }),
  route(window.noteOrderEndpoint, { who: staff, does: noteOrder }),
  route(window.settleAttentionEndpoint, { who: operator, does: settleAttention }),
  route(window.listAttentionEndpoint, { who: staff, does: listAttention }),
  route(window.lookAtNoticeEndpoint, { who: operator, does: lookAtNotice }),
  route(window.listReconciliationsEndpoint, { who: operator, does: listReconciliations }),
]
