-- CreateTable
CREATE TABLE "MerchandisingRule" (
    "shopId" INTEGER NOT NULL,
    "ruleId" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,

    PRIMARY KEY ("shopId", "ruleId")
);

-- CreateTable
CREATE TABLE "MerchandisingChange" (
    "shopId" INTEGER NOT NULL,
    "changeId" INTEGER NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "userId" BIGINT,
    "ruleId" INTEGER,
    "what" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "undoes" INTEGER,

    PRIMARY KEY ("shopId", "changeId")
);
