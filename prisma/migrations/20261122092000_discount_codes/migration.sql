-- AlterTable
ALTER TABLE "Order" ADD COLUMN "discountCodes" TEXT;
