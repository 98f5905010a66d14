-- Written by hand.
--
-- What is said under an annotation is logged for its audience. For its author by themselves it is as well, unless the
-- group has a blind round on the episode: who is in one is not even told that something was said. Those who read with
-- the group are told through its audience, as far as their round is over.
CREATE FUNCTION "log_talk"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  "changed" record;
  "annotation" uuid;
  "audience" uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN "changed" := OLD; ELSE "changed" := NEW; END IF;
  EXECUTE TG_ARGV[0] INTO "annotation", "audience" USING "changed";
  INSERT INTO "Change" ("episodeId", "channelId", "subjectId")
  SELECT a."episodeId", "for"."channelId", a."id"
  FROM "Annotation" a, LATERAL (
    SELECT "audience"
    UNION SELECT a."authorId" WHERE NOT EXISTS (
      SELECT 1 FROM "Reading" r JOIN "Group" g ON g."id" = r."groupId"
      WHERE g."audienceId" = "audience" AND r."episodeId" = a."episodeId" AND (r."blindUntil" IS NOT NULL OR r."blindCount" IS NOT NULL))
  ) AS "for"("channelId")
  WHERE a."id" = "annotation"
  ON CONFLICT DO NOTHING;
  RETURN "changed";
END $$;

DROP TRIGGER "log_change" ON "Thread";
DROP TRIGGER "log_change" ON "Reply";
DROP TRIGGER "log_change" ON "Reaction";
CREATE TRIGGER "log_talk" AFTER INSERT OR UPDATE OR DELETE ON "Thread" FOR EACH ROW EXECUTE FUNCTION "log_talk"('SELECT ($1)."annotationId", ($1)."audienceId"');
CREATE TRIGGER "log_talk" AFTER INSERT OR UPDATE OR DELETE ON "Reply" FOR EACH ROW EXECUTE FUNCTION "log_talk"('SELECT t."annotationId", t."audienceId" FROM "Thread" t WHERE t."id" = ($1)."threadId"');
CREATE TRIGGER "log_talk" AFTER INSERT OR UPDATE OR DELETE ON "Reaction" FOR EACH ROW EXECUTE FUNCTION "log_talk"('SELECT t."annotationId", t."audienceId" FROM "Thread" t WHERE t."id" = ($1)."threadId"');
