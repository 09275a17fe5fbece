-- A rebuild writes every row in the order of customers: an index by any other column costs it more than the rest of its
-- work, one that begins with the customer next to nothing. Lists are sorted by reading this narrow one.

-- DropIndex
DROP INDEX "BuyerProfile_shopId_lastOrderAt_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_netRevenueMinor_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_orderCount_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_clv365P50Minor_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_orderProbability90_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_stage_idx";

-- DropIndex
DROP INDEX "BuyerProfile_shopId_dueAt_idx";

-- CreateIndex
CREATE INDEX "BuyerProfile_list_idx" ON "BuyerProfile"("shopId", "customerId", "stage", "stageBefore", "orderCount", "netRevenueMinor", "averageOrderMinor", "firstOrderAt", "lastOrderAt", "orderProbability90", "clv365P50Minor", "dueAt", "recencyScore", "frequencyScore", "monetaryScore");
