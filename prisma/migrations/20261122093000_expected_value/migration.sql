-- What a group of buyers will bring in is the sum of means: percentiles do not add up. The next refit fills it.

-- AlterTable
ALTER TABLE "BuyerProfile" ADD COLUMN "clv365MeanMinor" BIGINT;

-- DropIndex
DROP INDEX "BuyerProfile_list_idx";

-- CreateIndex
CREATE INDEX "BuyerProfile_list_idx" ON "BuyerProfile"("shopId", "customerId", "stage", "stageBefore", "orderCount", "netRevenueMinor", "averageOrderMinor", "firstOrderAt", "lastOrderAt", "orderProbability90", "clv365P50Minor", "clv365MeanMinor", "dueAt", "recencyScore", "frequencyScore", "monetaryScore");
