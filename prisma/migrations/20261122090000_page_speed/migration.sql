-- Who bought a product, and what a buyer ordered when, are answered from these alone, without reading the rows they point at.

-- DropIndex
DROP INDEX "Order_shopId_customerId_idx";

-- CreateIndex
CREATE INDEX "Order_of_customer_idx" ON "Order"("shopId", "customerId", "orderedAt", "orderId", "test", "cancelledAt");

-- CreateIndex
CREATE INDEX "OrderLine_of_product_idx" ON "OrderLine"("shopId", "productId", "orderId", "lineId", "quantity", "currentQuantity");
