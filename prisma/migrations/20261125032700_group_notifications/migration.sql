-- CreateTable
CREATE TABLE "GroupNotification" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "episodeId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GroupNotification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupNotificationState" (
    "notificationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "readUntil" TIMESTAMP(3),
    "mailedAt" TIMESTAMP(3),

    CONSTRAINT "GroupNotificationState_pkey" PRIMARY KEY ("notificationId","userId")
);

-- CreateIndex
CREATE INDEX "GroupNotification_groupId_at_idx" ON "GroupNotification"("groupId", "at");

-- CreateIndex
CREATE INDEX "GroupNotification_episodeId_idx" ON "GroupNotification"("episodeId");

-- CreateIndex
CREATE INDEX "GroupNotification_actorId_idx" ON "GroupNotification"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "GroupNotification_groupId_episodeId_actorId_day_key" ON "GroupNotification"("groupId", "episodeId", "actorId", "day");

-- CreateIndex
CREATE INDEX "GroupNotificationState_userId_idx" ON "GroupNotificationState"("userId");

-- AddForeignKey
ALTER TABLE "GroupNotification" ADD CONSTRAINT "GroupNotification_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNotification" ADD CONSTRAINT "GroupNotification_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNotification" ADD CONSTRAINT "GroupNotification_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNotificationState" ADD CONSTRAINT "GroupNotificationState_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "GroupNotification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupNotificationState" ADD CONSTRAINT "GroupNotificationState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here to the last statement.
--
-- What was told of publications by a row for each member becomes one row for all, with what became of it with each.
INSERT INTO "GroupNotification" ("id", "groupId", "episodeId", "actorId", "day", "at")
SELECT gen_random_uuid(), "groupId", "episodeId", "actorId", split_part("key", ':', 5)::date, max("at")
FROM "Notification" WHERE "kind" = 'published'
GROUP BY "groupId", "episodeId", "actorId", split_part("key", ':', 5)::date;

INSERT INTO "GroupNotificationState" ("notificationId", "userId", "readUntil", "mailedAt")
SELECT g."id", n."userId", CASE WHEN n."readAt" IS NULL THEN n."since" - interval '1 millisecond' ELSE g."at" END, n."mailedAt"
FROM "Notification" n JOIN "GroupNotification" g
  ON g."groupId" = n."groupId" AND g."episodeId" = n."episodeId" AND g."actorId" = n."actorId" AND g."day" = split_part(n."key", ':', 5)::date
WHERE n."kind" = 'published';

DELETE FROM "Notification" WHERE "kind" = 'published';

-- All that someone is told: what concerns them, and what was published to the groups that they are in, since they came.
-- Of what has grown after it was read, only the rest is meant.
CREATE VIEW "Told" AS
SELECT "id", "userId", "kind", "actorId", "groupId", "episodeId", "annotationId", "replyId", "inviteId", "at" AS "since", "at", "readAt", "mailedAt"
FROM "Notification"
UNION ALL
SELECT g."id", m."userId", 'published', g."actorId", g."groupId", g."episodeId", NULL, NULL, NULL,
  greatest(g."day", m."joinedAt", CASE WHEN s."readUntil" < g."at" THEN s."readUntil" + interval '1 millisecond' END), g."at",
  CASE WHEN s."readUntil" >= g."at" THEN s."readUntil" END, s."mailedAt"
FROM "GroupNotification" g
  JOIN "Membership" m ON m."groupId" = g."groupId" AND m."leftAt" IS NULL AND m."userId" <> g."actorId" AND m."joinedAt" <= g."at"
  LEFT JOIN "GroupNotificationState" s ON s."notificationId" = g."id" AND s."userId" = m."userId";

-- AlterTable
ALTER TABLE "Notification" DROP COLUMN "since";
