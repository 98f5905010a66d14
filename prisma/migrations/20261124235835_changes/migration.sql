-- CreateTable
CREATE TABLE "Change" (
    "episodeId" UUID NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "channelId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("episodeId","xid","channelId","subjectId")
);

-- CreateIndex
CREATE INDEX "Change_xid_idx" ON "Change"("xid");

-- CreateIndex
CREATE INDEX "Change_at_idx" ON "Change"("at");

-- Written by hand from here.
--
-- Whatever writes, the log has it: a change is logged for the annotation's author and for an audience or, without one,
-- for all audiences that it is published to. What changes several times in a transaction is logged once.
CREATE FUNCTION "log_change_of"("annotation" uuid, "audience" uuid) RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  INSERT INTO "Change" ("episodeId", "channelId", "subjectId")
  SELECT a."episodeId", "for"."channelId", a."id"
  FROM "Annotation" a, LATERAL (
    SELECT a."authorId"
    UNION SELECT "audience" WHERE "audience" IS NOT NULL
    UNION SELECT p."audienceId" FROM "Publication" p WHERE "audience" IS NULL AND p."annotationId" = a."id"
  ) AS "for"("channelId")
  WHERE a."id" = "annotation"
  ON CONFLICT DO NOTHING
$$;

-- The trigger's argument says how a row ($1) leads to its annotation and, where it belongs to only one, its audience.
CREATE FUNCTION "log_change"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  "changed" record;
  "annotation" uuid;
  "audience" uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN "changed" := OLD; ELSE "changed" := NEW; END IF;
  EXECUTE TG_ARGV[0] INTO "annotation", "audience" USING "changed";
  PERFORM "log_change_of"("annotation", "audience");
  RETURN "changed";
END $$;

-- A row that others hang on is logged before they and it are gone.
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE ON "Annotation" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT ($1)."id"');
CREATE TRIGGER "log_removal" BEFORE DELETE ON "Annotation" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT ($1)."id"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Target" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT ($1)."annotationId"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Move" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT t."annotationId" FROM "Target" t WHERE t."id" = ($1)."targetId"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Publication" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT ($1)."annotationId", ($1)."audienceId"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Thread" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT ($1)."annotationId", ($1)."audienceId"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Reply" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT t."annotationId", t."audienceId" FROM "Thread" t WHERE t."id" = ($1)."threadId"');
CREATE TRIGGER "log_change" AFTER INSERT OR UPDATE OR DELETE ON "Reaction" FOR EACH ROW EXECUTE FUNCTION "log_change"('SELECT t."annotationId", t."audienceId" FROM "Thread" t WHERE t."id" = ($1)."threadId"');

CREATE FUNCTION "log_revision"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO "Change" ("episodeId", "channelId", "subjectId") VALUES (NEW."episodeId", NEW."episodeId", NEW."currentRevisionId")
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "log_revision" AFTER UPDATE OF "currentRevisionId" ON "Summary"
FOR EACH ROW WHEN (NEW."currentRevisionId" IS NOT NULL) EXECUTE FUNCTION "log_revision"();
