-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "copiedFromId" UUID,
ADD COLUMN     "sourceLabel" TEXT,
ADD COLUMN     "sourceLinkId" UUID;

-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN     "needsSignIn" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "showsNames" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "Annotation_sourceLinkId_idx" ON "Annotation"("sourceLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "Annotation_authorId_copiedFromId_key" ON "Annotation"("authorId", "copiedFromId");

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_sourceLinkId_fkey" FOREIGN KEY ("sourceLinkId") REFERENCES "ShareLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;
