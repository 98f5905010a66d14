-- AlterTable
ALTER TABLE "Moderation" ADD COLUMN     "episodeId" UUID;

-- CreateIndex
CREATE INDEX "Moderation_episodeId_idx" ON "Moderation"("episodeId");

-- AddForeignKey
ALTER TABLE "Moderation" ADD CONSTRAINT "Moderation_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE SET NULL ON UPDATE CASCADE;
