-- AlterTable
ALTER TABLE "SegmentSync" ADD COLUMN "bulkOperationId" TEXT;
ALTER TABLE "SegmentSync" ADD COLUMN "bulkDone" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "SegmentTag" ADD COLUMN "bulkLine" INTEGER;
