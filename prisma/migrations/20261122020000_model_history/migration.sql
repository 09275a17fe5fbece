-- AlterTable
ALTER TABLE "ServedModel" ADD COLUMN "heldSince" DATETIME;

-- AlterTable
ALTER TABLE "TrainingRun" ADD COLUMN "figures" TEXT;
