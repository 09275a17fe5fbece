-- CreateTable
CREATE TABLE "InventoryItem" (
    "shopId" INTEGER NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "costMinor" BIGINT,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "inventoryItemId")
);

-- The products of shops that were read before costs were asked for are read again.
UPDATE "Backfill" SET "state" = 'waiting', "bulkOperationId" = NULL, "url" = NULL, "linesRead" = 0, "objectCount" = 0,
    "refused" = 0, "error" = NULL, "startedAt" = NULL, "finishedAt" = NULL
WHERE "resource" = 'products' AND "state" = 'done';
