-- CreateTable
CREATE TABLE "Shop" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "ianaTimezone" TEXT NOT NULL DEFAULT 'UTC',
    "scopes" TEXT NOT NULL DEFAULT '',
    "pixelId" TEXT,
    "installedAt" DATETIME,
    "uninstalledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "catalogVersion" INTEGER NOT NULL DEFAULT 0,
    "factsVersion" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Session" (
    "shopId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT '',
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" DATETIME,
    "accessTokenSealed" BLOB,
    "refreshTokenSealed" BLOB,
    "refreshTokenExpires" DATETIME,
    "userId" BIGINT,
    "refreshLeaseUntil" DATETIME,

    PRIMARY KEY ("shopId", "id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "shopId" INTEGER NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "apiVersion" TEXT NOT NULL,
    "eventId" TEXT,
    "triggeredAt" DATETIME,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retryAt" DATETIME,
    "body" BLOB,
    "doneAt" DATETIME,

    PRIMARY KEY ("shopId", "deliveryId")
);

-- CreateTable
CREATE TABLE "DeadLetter" (
    "shopId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "bodySealed" BLOB NOT NULL,
    "triggeredAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "firstFailedAt" DATETIME NOT NULL,
    "lastFailedAt" DATETIME NOT NULL,
    "replayedAt" DATETIME,

    PRIMARY KEY ("shopId", "id")
);

-- CreateTable
CREATE TABLE "Order" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "orderedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL,
    "customerId" BIGINT,
    "checkoutToken" TEXT,

    PRIMARY KEY ("shopId", "orderId")
);

-- CreateTable
CREATE TABLE "OrderLine" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "lineId" BIGINT NOT NULL,
    "productId" BIGINT,
    "variantId" BIGINT,
    "quantity" INTEGER NOT NULL,
    "currentQuantity" INTEGER NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "isGiftCard" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "orderId", "lineId")
);

-- CreateTable
CREATE TABLE "Refund" (
    "shopId" INTEGER NOT NULL,
    "refundId" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "refundedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "refundId")
);

-- CreateTable
CREATE TABLE "RefundLine" (
    "shopId" INTEGER NOT NULL,
    "refundId" BIGINT NOT NULL,
    "refundLineId" BIGINT NOT NULL,
    "orderId" BIGINT NOT NULL,
    "lineId" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "netMinor" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "refundId", "refundLineId")
);

-- CreateTable
CREATE TABLE "Customer" (
    "shopId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,
    "createdAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,

    PRIMARY KEY ("shopId", "customerId")
);

-- CreateTable
CREATE TABLE "Product" (
    "shopId" INTEGER NOT NULL,
    "productId" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "productType" TEXT NOT NULL DEFAULT '',
    "vendor" TEXT NOT NULL DEFAULT '',
    "tags" TEXT NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL,
    "publishedAt" DATETIME,
    "isGiftCard" BOOLEAN NOT NULL DEFAULT false,
    "imageUrl" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,

    PRIMARY KEY ("shopId", "productId")
);

-- CreateTable
CREATE TABLE "Variant" (
    "shopId" INTEGER NOT NULL,
    "productId" BIGINT NOT NULL,
    "variantId" BIGINT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 1,
    "priceMinor" BIGINT NOT NULL,
    "compareAtMinor" BIGINT,
    "inventoryItemId" BIGINT,
    "inventoryQuantity" INTEGER,
    "availableForSale" BOOLEAN NOT NULL DEFAULT true,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "productId", "variantId")
);

-- CreateTable
CREATE TABLE "InventoryLevel" (
    "shopId" INTEGER NOT NULL,
    "inventoryItemId" BIGINT NOT NULL,
    "locationId" BIGINT NOT NULL,
    "available" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "inventoryItemId", "locationId")
);

-- CreateTable
CREATE TABLE "Redaction" (
    "shopId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "redactedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "kind", "subject")
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "shopId" INTEGER NOT NULL,
    "requestId" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "fileSealed" BLOB,
    "downloadedAt" DATETIME,

    PRIMARY KEY ("shopId", "requestId")
);

-- CreateTable
CREATE TABLE "Backfill" (
    "shopId" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "bulkOperationId" TEXT,
    "url" TEXT,
    "linesRead" INTEGER NOT NULL DEFAULT 0,
    "objectCount" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "windowDays" INTEGER,
    "error" TEXT,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,

    PRIMARY KEY ("shopId", "resource")
);

-- CreateTable
CREATE TABLE "Watermark" (
    "shopId" INTEGER NOT NULL,
    "resource" TEXT NOT NULL,
    "reconciledTo" DATETIME NOT NULL,
    "checkedAt" DATETIME NOT NULL,
    "drift" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("shopId", "resource")
);

-- CreateTable
CREATE TABLE "Interaction" (
    "shopId" INTEGER NOT NULL,
    "eventId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL,
    "productId" BIGINT,
    "collectionId" BIGINT,
    "orderId" BIGINT,
    "occurredAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "eventId")
);

-- CreateTable
CREATE TABLE "VisitorIdentity" (
    "shopId" INTEGER NOT NULL,
    "visitorId" TEXT NOT NULL,
    "customerId" BIGINT NOT NULL,
    "joinedBy" TEXT NOT NULL,
    "joinedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "visitorId", "customerId")
);

-- CreateTable
CREATE TABLE "StaleProfile" (
    "shopId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,

    PRIMARY KEY ("shopId", "customerId")
);

-- CreateTable
CREATE TABLE "BuyerProfile" (
    "shopId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,
    "firstOrderAt" DATETIME NOT NULL,
    "lastOrderAt" DATETIME NOT NULL,
    "orderCount" INTEGER NOT NULL,
    "netRevenueMinor" BIGINT NOT NULL,
    "gapSeconds" BLOB NOT NULL,
    "medianGapSeconds" INTEGER,

    PRIMARY KEY ("shopId", "customerId")
);

-- CreateTable
CREATE TABLE "TrainingRun" (
    "shopId" INTEGER NOT NULL,
    "runId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "state" TEXT NOT NULL,
    "modelVersion" TEXT,
    "error" TEXT,

    PRIMARY KEY ("shopId", "runId")
);

-- CreateTable
CREATE TABLE "ModelArtifact" (
    "shopId" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "trainedAt" DATETIME NOT NULL,
    "dataFrom" DATETIME,
    "dataTo" DATETIME,
    "orderCount" INTEGER NOT NULL,
    "productCount" INTEGER NOT NULL,
    "trainSeconds" REAL NOT NULL,
    "figures" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("shopId", "version")
);

-- CreateTable
CREATE TABLE "ServedModel" (
    "shopId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" TEXT NOT NULL,
    "promotedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "shopId" INTEGER NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "modelVersion" TEXT,
    "fallback" TEXT NOT NULL,
    "productId" BIGINT,
    "productIds" TEXT NOT NULL,
    "visitorId" TEXT,
    "issuedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "recommendationId")
);

-- CreateTable
CREATE TABLE "RecommendationEvent" (
    "shopId" INTEGER NOT NULL,
    "eventId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "productId" BIGINT,
    "slot" INTEGER,
    "visitorId" TEXT,
    "customerId" BIGINT,
    "occurredAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "eventId")
);

-- CreateTable
CREATE TABLE "Job" (
    "shopId" INTEGER NOT NULL,
    "jobId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "payload" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "runAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "finishedAt" DATETIME,

    PRIMARY KEY ("shopId", "jobId")
);

-- CreateTable
CREATE TABLE "Setting" (
    "shopId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Shop_domain_key" ON "Shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "Session_id_key" ON "Session"("id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_state_shopId_receivedAt_idx" ON "WebhookDelivery"("state", "shopId", "receivedAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_doneAt_idx" ON "WebhookDelivery"("doneAt");

-- CreateIndex
CREATE INDEX "DeadLetter_shopId_replayedAt_lastFailedAt_idx" ON "DeadLetter"("shopId", "replayedAt", "lastFailedAt");

-- CreateIndex
CREATE INDEX "Order_shopId_customerId_idx" ON "Order"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "Order_shopId_orderedAt_idx" ON "Order"("shopId", "orderedAt");

-- CreateIndex
CREATE INDEX "Refund_shopId_orderId_idx" ON "Refund"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "RefundLine_shopId_orderId_idx" ON "RefundLine"("shopId", "orderId");

-- CreateIndex
CREATE INDEX "Variant_shopId_inventoryItemId_idx" ON "Variant"("shopId", "inventoryItemId");

-- CreateIndex
CREATE INDEX "Interaction_shopId_visitorId_occurredAt_idx" ON "Interaction"("shopId", "visitorId", "occurredAt");

-- CreateIndex
CREATE INDEX "Interaction_shopId_receivedAt_idx" ON "Interaction"("shopId", "receivedAt");

-- CreateIndex
CREATE INDEX "VisitorIdentity_shopId_customerId_idx" ON "VisitorIdentity"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "TrainingRun_shopId_startedAt_idx" ON "TrainingRun"("shopId", "startedAt");

-- CreateIndex
CREATE INDEX "ModelArtifact_shopId_trainedAt_idx" ON "ModelArtifact"("shopId", "trainedAt");

-- CreateIndex
CREATE INDEX "Recommendation_shopId_issuedAt_idx" ON "Recommendation"("shopId", "issuedAt");

-- CreateIndex
CREATE INDEX "RecommendationEvent_shopId_kind_occurredAt_idx" ON "RecommendationEvent"("shopId", "kind", "occurredAt");

-- CreateIndex
CREATE INDEX "RecommendationEvent_shopId_recommendationId_idx" ON "RecommendationEvent"("shopId", "recommendationId");

-- CreateIndex
CREATE INDEX "Job_state_runAt_idx" ON "Job"("state", "runAt");

-- CreateIndex
CREATE INDEX "Job_shopId_name_state_idx" ON "Job"("shopId", "name", "state");


