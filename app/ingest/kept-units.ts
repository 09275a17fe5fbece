/**
 * SQL of the units of an order line `l` that the buyer kept, as `settleLine` counts them: a refund may be known before
 * the order says so.
 */
export const KEPT_UNITS = `min(l.currentQuantity, l.quantity - (SELECT coalesce(sum(r.quantity), 0) FROM RefundLine r
  WHERE r.shopId = l.shopId AND r.orderId = l.orderId AND r.lineId = l.lineId))`;
