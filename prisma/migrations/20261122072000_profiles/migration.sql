-- Profiles are derived: who has one is rebuilt from orders.
INSERT OR IGNORE INTO "StaleProfile" ("shopId", "customerId") SELECT "shopId", "customerId" FROM "BuyerProfile";

-- AlterTable
ALTER TABLE "StaleProfile" ADD COLUMN "waitsFor" INTEGER NOT NULL DEFAULT 0;

-- DropTable
DROP TABLE "BuyerProfile";

-- CreateTable
CREATE TABLE "BuyerProfile" (
    "shopId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,
    "firstOrderAt" DATETIME NOT NULL,
    "lastOrderAt" DATETIME NOT NULL,
    "orderCount" INTEGER NOT NULL,
    "netRevenueMinor" BIGINT NOT NULL,
    "marginMinor" BIGINT,
    "averageOrderMinor" BIGINT NOT NULL,
    "gapSeconds" BLOB NOT NULL,
    "medianGapSeconds" INTEGER,
    "firstProductId" BIGINT,
    "firstProductType" TEXT NOT NULL,
    "firstCountry" TEXT NOT NULL,
    "firstSource" TEXT NOT NULL,
    "firstDiscounted" BOOLEAN NOT NULL,
    "discountedOrders" INTEGER NOT NULL,
    "subscriptionOrders" INTEGER NOT NULL,
    "tasteTypes" TEXT NOT NULL,
    "tasteVendors" TEXT NOT NULL,
    "priceBand" TEXT,
    "favouriteType" TEXT,
    "favouriteVendor" TEXT,
    "rhythmDays" REAL,
    "rhythmSource" TEXT,
    "recencyScore" INTEGER,
    "frequencyScore" INTEGER,
    "monetaryScore" INTEGER,
    "stage" TEXT,
    "recencyScoreBefore" INTEGER,
    "frequencyScoreBefore" INTEGER,
    "monetaryScoreBefore" INTEGER,
    "stageBefore" TEXT,
    "orderProbability90" REAL,
    "expectedOrders90" REAL,
    "clv365P10Minor" BIGINT,
    "clv365P50Minor" BIGINT,
    "clv365P90Minor" BIGINT,
    "clvMargin365P50Minor" BIGINT,
    "nextOrderFrom" DATETIME,
    "nextOrderMedian" DATETIME,
    "nextOrderTo" DATETIME,
    "dueProducts" TEXT NOT NULL,
    "dueAt" DATETIME,
    "scoredAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "customerId")
);

-- CreateTable
CREATE TABLE "ProfileFit" (
    "shopId" INTEGER NOT NULL PRIMARY KEY,
    "begun" INTEGER NOT NULL DEFAULT 0,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "asOf" DATETIME,
    "factsVersion" INTEGER,
    "orderCount" INTEGER NOT NULL DEFAULT 0,
    "fit" TEXT,
    "rhythms" BLOB
);

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_lastOrderAt_idx" ON "BuyerProfile"("shopId", "lastOrderAt");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_netRevenueMinor_idx" ON "BuyerProfile"("shopId", "netRevenueMinor");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_orderCount_idx" ON "BuyerProfile"("shopId", "orderCount");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_clv365P50Minor_idx" ON "BuyerProfile"("shopId", "clv365P50Minor");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_orderProbability90_idx" ON "BuyerProfile"("shopId", "orderProbability90");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_stage_idx" ON "BuyerProfile"("shopId", "stage");

-- CreateIndex
CREATE INDEX "BuyerProfile_shopId_dueAt_idx" ON "BuyerProfile"("shopId", "dueAt");
