-- CreateEnum
CREATE TYPE "ModerationAct" AS ENUM ('report', 'dismiss', 'hide', 'restore', 'mute', 'unmute', 'remove', 'role');

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "keepsWork" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "reporterId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "replyId" UUID,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Moderation" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "act" "ModerationAct" NOT NULL,
    "byId" UUID,
    "ofId" UUID,
    "about" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Moderation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Report_groupId_settledAt_idx" ON "Report"("groupId", "settledAt");

-- CreateIndex
CREATE INDEX "Report_annotationId_idx" ON "Report"("annotationId");

-- CreateIndex
CREATE INDEX "Report_replyId_idx" ON "Report"("replyId");

-- CreateIndex
CREATE INDEX "Report_reporterId_idx" ON "Report"("reporterId");

-- CreateIndex
CREATE INDEX "Moderation_groupId_createdAt_idx" ON "Moderation"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "Moderation_byId_idx" ON "Moderation"("byId");

-- CreateIndex
CREATE INDEX "Moderation_ofId_idx" ON "Moderation"("ofId");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "Reply"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Moderation" ADD CONSTRAINT "Moderation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Moderation" ADD CONSTRAINT "Moderation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Moderation" ADD CONSTRAINT "Moderation_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
