-- Who bought a product is found in the orders that are in memory, or by reading all lines: an index that every line of an
-- import is written to cost a third of it.

-- DropIndex
DROP INDEX "OrderLine_of_product_idx";
