-- AlterTable
ALTER TABLE "Order" ADD COLUMN "countryCode" TEXT;
ALTER TABLE "Order" ADD COLUMN "sourceName" TEXT;
ALTER TABLE "Order" ADD COLUMN "discountMinor" BIGINT;

-- AlterTable
ALTER TABLE "OrderLine" ADD COLUMN "isSubscription" BOOLEAN;

-- CreateTable
CREATE TABLE "EmailConsent" (
    "shopId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,
    "state" TEXT,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "customerId")
);

-- The customers and orders of shops that were read before these facts were asked for are read again.
UPDATE "Backfill" SET "state" = 'waiting', "bulkOperationId" = NULL, "url" = NULL, "linesRead" = 0, "objectCount" = 0,
    "refused" = 0, "error" = NULL, "startedAt" = NULL, "finishedAt" = NULL
WHERE "resource" IN ('customers', 'orders') AND "state" = 'done';
