-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "mutedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Reply" DROP COLUMN "updatedAt",
ADD COLUMN     "editedAt" TIMESTAMP(3),
ADD COLUMN     "hiddenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "acceptedReplyId" UUID,
ADD COLUMN     "hiddenAt" TIMESTAMP(3),
ADD COLUMN     "resolvedAt" TIMESTAMP(3),
ADD COLUMN     "resolvedById" UUID;

-- CreateTable
CREATE TABLE "SeenReply" (
    "userId" UUID NOT NULL,
    "replyId" UUID NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SeenReply_pkey" PRIMARY KEY ("userId","replyId")
);

-- CreateIndex
CREATE INDEX "SeenReply_replyId_idx" ON "SeenReply"("replyId");

-- CreateIndex
CREATE INDEX "Reply_authorId_idx" ON "Reply"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_acceptedReplyId_key" ON "Thread"("acceptedReplyId");

-- CreateIndex
CREATE INDEX "Thread_audienceId_idx" ON "Thread"("audienceId");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_acceptedReplyId_fkey" FOREIGN KEY ("acceptedReplyId") REFERENCES "Reply"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeenReply" ADD CONSTRAINT "SeenReply_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeenReply" ADD CONSTRAINT "SeenReply_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "Reply"("id") ON DELETE CASCADE ON UPDATE CASCADE;
