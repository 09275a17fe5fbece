-- CreateTable
CREATE TABLE "Collection" (
    "shopId" INTEGER NOT NULL,
    "collectionId" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "membersAt" DATETIME,
    "deletedAt" DATETIME,

    PRIMARY KEY ("shopId", "collectionId")
);

-- CreateTable
CREATE TABLE "CollectionProduct" (
    "shopId" INTEGER NOT NULL,
    "collectionId" BIGINT NOT NULL,
    "productId" BIGINT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("shopId", "collectionId", "productId")
);

-- CreateIndex
CREATE INDEX "CollectionProduct_shopId_productId_idx" ON "CollectionProduct"("shopId", "productId");

-- Shops that were read before collections were asked for are asked now.
INSERT INTO "Backfill" ("shopId", "resource")
SELECT DISTINCT "Backfill"."shopId", 'collections' FROM "Backfill" JOIN "Shop" ON "Shop"."id" = "Backfill"."shopId"
WHERE "Shop"."installedAt" IS NOT NULL AND "Shop"."uninstalledAt" IS NULL;
