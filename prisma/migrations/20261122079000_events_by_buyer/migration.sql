-- CreateIndex
CREATE INDEX "RecommendationEvent_shopId_visitorId_occurredAt_idx" ON "RecommendationEvent"("shopId", "visitorId", "occurredAt");

-- CreateIndex
CREATE INDEX "RecommendationEvent_shopId_customerId_occurredAt_idx" ON "RecommendationEvent"("shopId", "customerId", "occurredAt");
