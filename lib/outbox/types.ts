import type { Annotation } from "@/lib/annotations/schema";
import type { Problem } from "@/lib/errors";

/** What an author says in an annotation: all of it that a write may change. */
export type Content = Pick<Annotation, "kind" | "colour" | "note" | "tags" | "targets" | "audiences">;

/** Why a change is not sent until its author has decided. */
export type Trouble =
  | { kind: "refused"; problem: Pick<Problem, "code" | "detail"> }
  /** The same was changed elsewhere, to what stands in `theirs`; `wanted` is still the author's own: their text, or to delete it. */
  | { kind: "conflict"; theirs: Annotation };

/** What its author wants of one annotation and the server may not have yet. One for an annotation, however often it changed. */
export type Unsent = {
  /** The annotation's. */
  id: string;
  author: Annotation["author"];
  episodeId: string;
  /** When the first of the changes was made, in milliseconds since the epoch: older ones are sent first. */
  since: number;
  /** The path of the page on which it was made: there it can be seen. */
  page: string;
  /** The annotation as the server had it when last heard of; null while it never said that it has it. */
  base: Annotation | null;
  /** Whether the server may have it as deleted. Bringing back what is not deleted does no harm. */
  isDeleted: boolean;
  /** Null when it is to be deleted. */
  wanted: Content | null;
  /** What was wanted when a request went out whose answer was not heard: it may have been carried out or not. */
  attempt: { wanted: Content | null } | null;
  /** Creates it for its author alone first, because creating and publishing at once was refused. */
  publishesApart: boolean;
  trouble: Trouble | null;
};

/** A request that brings the server one step nearer to what is wanted. All of them may be repeated. */
export type Step =
  /** Asks what became of a request whose answer was not heard. */
  | { kind: "look" }
  | { kind: "create"; content: Content }
  | { kind: "restore" }
  | { kind: "withdraw"; audienceId: string }
  | { kind: "update"; version: number; changes: Partial<Omit<Content, "audiences">> }
  | { kind: "publish"; audienceId: string }
  /** Without a version where the server never said that it has it. */
  | { kind: "remove"; version?: number };

/** A note half written: what stands in an editor, kept until it is saved or put away. */
export type Draft = {
  /** The editor's own: two of them may be at work on one annotation. */
  key: string;
  userId: string;
  episodeId: string;
  /** As it was when the editing began; of a new one, as it would have been with nothing written. */
  annotation: Annotation;
  isNew: boolean;
  writing: Omit<Content, "targets" | "audiences">;
  /** Milliseconds since the epoch. */
  at: number;
};
