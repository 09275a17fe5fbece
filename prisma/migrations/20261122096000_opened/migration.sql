-- After a start, the orders of the shop whose admin was opened last are read first.

-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "openedAt" DATETIME;
