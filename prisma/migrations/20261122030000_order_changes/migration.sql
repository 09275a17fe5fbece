-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "erasureVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "OrderChange" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    PRIMARY KEY ("shopId", "orderId")
);

-- CreateIndex
CREATE INDEX "OrderChange_shopId_version_orderId_idx" ON "OrderChange"("shopId", "version", "orderId");
