-- Whoever is erased is found by the customer: an index that does not hold the visitor too is passed over for a walk through all of a
-- shop's visitors.

-- DropIndex
DROP INDEX "VisitorIdentity_shopId_customerId_idx";

-- CreateIndex
CREATE INDEX "VisitorIdentity_shopId_customerId_idx" ON "VisitorIdentity"("shopId", "customerId", "visitorId");

-- CreateIndex
CREATE INDEX "Recommendation_shopId_visitorId_idx" ON "Recommendation"("shopId", "visitorId");
