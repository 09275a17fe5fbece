-- CreateTable
CREATE TABLE "Segment" (
    "shopId" INTEGER NOT NULL,
    "segmentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,

    PRIMARY KEY ("shopId", "segmentId")
);

-- CreateTable
CREATE TABLE "SegmentSync" (
    "shopId" INTEGER NOT NULL,
    "segmentId" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "syncedAt" DATETIME,
    "error" TEXT,

    PRIMARY KEY ("shopId", "segmentId")
);

-- CreateTable
CREATE TABLE "SegmentTag" (
    "shopId" INTEGER NOT NULL,
    "segmentId" INTEGER NOT NULL,
    "customerId" BIGINT NOT NULL,
    "taggedAt" DATETIME,

    PRIMARY KEY ("shopId", "segmentId", "customerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SegmentSync_shopId_tag_key" ON "SegmentSync"("shopId", "tag");

-- CreateIndex
CREATE INDEX "SegmentTag_shopId_customerId_idx" ON "SegmentTag"("shopId", "customerId");

-- CreateIndex
CREATE INDEX "Order_shopId_name_idx" ON "Order"("shopId", "name");
