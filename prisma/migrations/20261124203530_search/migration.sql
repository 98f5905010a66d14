-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "search" tsvector;

-- AlterTable
ALTER TABLE "Point" ADD COLUMN     "search" tsvector;

-- Written by hand from here to the indexes.
--
-- Notes come in any language, so every word is kept as it is ("simple"). English words are kept by their stems as well,
-- so that "models" finds "model".

-- A text with its words as they are compared: in one Unicode form, without accents, each ideograph and kana a word of
-- its own, because nothing parts the words in a Chinese or Japanese text.
CREATE FUNCTION "search_fold"("source" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  normalize(regexp_replace(normalize("source", NFKD), '[\u0300-\u036f]', '', 'g'), NFKC),
  '([\u3005\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff])', ' \1 ', 'g');

-- All that is no letter and no digit parts words: no address, e-mail or hyphenated word becomes a token of its own.
-- Only the first 60,000 characters count: a tsvector holds no more than a megabyte.
CREATE FUNCTION "search_document"("source" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT to_tsvector('simple'::regconfig, "words") || to_tsvector('english'::regconfig, "words")
  FROM (
    SELECT regexp_replace(
      "search_fold"(left("source", 60000)),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u200b\u200e-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\ufe10-\ufe1f\ufe30-\ufe6f]',
      ' ', 'g') AS "words"
    OFFSET 0
  ) AS "folded";
END;

-- The wanted words, as websearch_to_tsquery reads them, as they were typed. With "unfinished", the last of them is the
-- beginning of a word.
CREATE FUNCTION "search_exactly"("wanted" text, "unfinished" boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT CASE WHEN "unfinished" AND numnode("exact") > 0 THEN regexp_replace("exact"::text, '''$', ''':*')::tsquery ELSE "exact" END
  FROM (SELECT websearch_to_tsquery('simple'::regconfig, "search_fold"("wanted")) AS "exact" OFFSET 0) AS "typed";
END;

-- What is looked for: the wanted words as they were typed or by their stems, and none of the unwanted.
CREATE FUNCTION "search_query"("wanted" text, "unwanted" text, "unfinished" boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT CASE WHEN numnode("not") = 0 THEN "any" ELSE "any" && !!"not" END
  FROM (
    SELECT
      "search_exactly"("wanted", "unfinished") || websearch_to_tsquery('english'::regconfig, "search_fold"("wanted")) AS "any",
      websearch_to_tsquery('simple'::regconfig, "search_fold"("unwanted")) AS "not"
    OFFSET 0
  ) AS "parts";
END;

-- Of note, tags and quotes the note weighs most. The functions keep the search path that they are made with: a restore
-- from a dump works with an empty one.
CREATE FUNCTION "search_of_annotation"("annotation" uuid, "note" text, "tags" text[]) RETURNS tsvector
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT setweight("search_document"("note"), 'A')
    || setweight("search_document"(array_to_string("tags", ' ')), 'B')
    || setweight("search_document"(coalesce(string_agg("quote", ' ' ORDER BY "position"), '')), 'D')
  FROM "Target" WHERE "annotationId" = "annotation"
$$;

CREATE FUNCTION "keep_search_of_annotation"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW."search" := "search_of_annotation"(NEW."id", NEW."note", NEW."tags");
  RETURN NEW;
END $$;

CREATE FUNCTION "keep_search_of_targets"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE "Annotation" SET "search" = "search_of_annotation"("id", "note", "tags")
  WHERE "id" IN (SELECT "annotationId" FROM "changed");
  RETURN NULL;
END $$;

CREATE FUNCTION "keep_search_of_point"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW."search" := "search_document"(NEW."text");
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_search" BEFORE INSERT OR UPDATE OF "note", "tags" ON "Annotation"
FOR EACH ROW EXECUTE FUNCTION "keep_search_of_annotation"();

CREATE TRIGGER "keep_search_after_insert" AFTER INSERT ON "Target" REFERENCING NEW TABLE AS "changed"
FOR EACH STATEMENT EXECUTE FUNCTION "keep_search_of_targets"();
CREATE TRIGGER "keep_search_after_update" AFTER UPDATE ON "Target" REFERENCING NEW TABLE AS "changed"
FOR EACH STATEMENT EXECUTE FUNCTION "keep_search_of_targets"();
CREATE TRIGGER "keep_search_after_delete" AFTER DELETE ON "Target" REFERENCING OLD TABLE AS "changed"
FOR EACH STATEMENT EXECUTE FUNCTION "keep_search_of_targets"();

CREATE TRIGGER "keep_search" BEFORE INSERT OR UPDATE OF "text" ON "Point"
FOR EACH ROW EXECUTE FUNCTION "keep_search_of_point"();

UPDATE "Annotation" SET "search" = "search_of_annotation"("id", "note", "tags");
UPDATE "Point" SET "search" = "search_document"("text");

-- CreateIndex
CREATE INDEX "Annotation_search_idx" ON "Annotation" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Point_search_idx" ON "Point" USING GIN ("search");

-- An index on an expression is not Prisma's to describe.
CREATE INDEX "Episode_title_search_idx" ON "Episode" USING GIN ("search_document"("title"));
