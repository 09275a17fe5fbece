-- Who was back within so many days is read from the narrow index of lists, without counting anybody's orders.

-- AlterTable
ALTER TABLE "BuyerProfile" ADD COLUMN "secondOrderAt" DATETIME;

UPDATE "BuyerProfile" SET "secondOrderAt" = (SELECT o."orderedAt" FROM "Order" o
  WHERE o."shopId" = "BuyerProfile"."shopId" AND o."customerId" = "BuyerProfile"."customerId" AND NOT o."test" AND o."cancelledAt" IS NULL
  ORDER BY o."orderedAt", o."orderId" LIMIT 1 OFFSET 1) WHERE "orderCount" > 1;

-- DropIndex
DROP INDEX "BuyerProfile_list_idx";

-- CreateIndex
CREATE INDEX "BuyerProfile_list_idx" ON "BuyerProfile"("shopId", "customerId", "stage", "stageBefore", "orderCount", "netRevenueMinor", "averageOrderMinor", "firstOrderAt", "secondOrderAt", "lastOrderAt", "orderProbability90", "clv365P50Minor", "clv365MeanMinor", "dueAt", "recencyScore", "frequencyScore", "monetaryScore");
