import type { Annotation } from "@/lib/annotations/schema";
import type { Problem, Result } from "@/lib/errors";
import { contentOf, fields, isAlike, isSame, merge, taking } from "./content";
import type { Field } from "./content";
import type { Content, Step, Trouble, Unsent } from "./types";

/* What an answer of the server makes of what is unsent, which may have been changed again since the step went out. */

/** Audiences of which the server now says what was asked for were changed by the author: on these both sides agree. */
function agreedAudiences(base: string[], sent: string[], held: string[]): string[] {
  const isAgreed = (id: string) => (sent.includes(id) === held.includes(id) ? held : base).includes(id);
  return [...new Set([...base, ...sent, ...held])].filter(isAgreed);
}

/** Another tab may have come into conflict while the request was under way. */
const undecided = ({ trouble }: Unsent): Trouble | null => (trouble?.kind === "conflict" ? trouble : null);

/** The server has `held`. What differs in it from `common` was changed elsewhere, and is brought together with `mine`. */
function learn(unsent: Unsent, held: Annotation, common: Content, mine: Content): Unsent {
  const merged = merge(common, mine, contentOf(held));
  const trouble = merged.clashes.length > 0 ? ({ kind: "conflict", theirs: held } as const) : undecided(unsent);
  return { ...unsent, base: held, isDeleted: false, wanted: merged.content, attempt: null, trouble };
}

/** It is deleted as its author saw it, in one of `seen`: on what was changed elsewhere since they decide anew. */
function deleting(unsent: Unsent, held: Annotation, seen: Content[]): Unsent {
  const isSeen = (field: Field) => field === "audiences" || seen.some((one) => isAlike(one, held, field));
  const trouble = fields.every(isSeen) ? undecided(unsent) : ({ kind: "conflict", theirs: held } as const);
  return { ...unsent, base: held, isDeleted: false, attempt: null, trouble };
}

/**
 * The server has `held`, and was asked for `sent`: where it says the same, that is the author's own doing. Without a
 * `before` that both began from, all of it is: nobody else knows of an annotation whose creation was not even answered.
 */
function reconcile(unsent: Unsent, held: Annotation, sent: Content | null, { before = unsent.base ?? held, certain = [] as string[] } = {}): Unsent {
  const { wanted } = unsent;
  if (!wanted) return deleting(unsent, held, sent ? [before, sent] : [before]);
  if (!sent) return learn(unsent, held, contentOf(before), wanted);
  const arrived = fields.filter((field) => field !== "audiences" && (certain.includes(field) || isAlike(sent, held, field)));
  const common = { ...taking(contentOf(before), held, arrived), audiences: agreedAudiences(before.audiences, sent.audiences, held.audiences) };
  return learn(unsent, held, common, taking(wanted, held, arrived.filter((field) => isSame(wanted, sent, field))));
}

/** Nobody else has changed a first version: what differs in it from what was sent comes from an earlier request of the same author. */
function created(unsent: Unsent, held: Annotation, sent: Content): Unsent {
  const { wanted, attempt } = unsent;
  const first = attempt?.wanted ?? sent;
  if (!wanted && held.version === 1) return deleting(unsent, held, [held]);
  if (!wanted || held.version > 1) return reconcile(unsent, held, first, { before: { ...held, ...first } });
  const settled = fields.filter((field) => field !== "audiences" && isAlike(sent, held, field) && isSame(wanted, sent, field));
  return learn(unsent, held, contentOf(held), taking(wanted, held, settled));
}

function succeeded(unsent: Unsent, step: Step, value: unknown): Unsent {
  const { base, attempt } = unsent;
  switch (step.kind) {
    case "create":
      return created(unsent, value as Annotation, step.content);
    case "update":
      return reconcile(unsent, value as Annotation, attempt?.wanted ?? null, { certain: Object.keys(step.changes) });
    case "publish": {
      const published = (value as Annotation[]).find(({ id }) => id === unsent.id);
      return published ? reconcile(unsent, published, attempt?.wanted ?? null) : unsent;
    }
    case "look":
    case "restore":
      return reconcile(unsent, value as Annotation, attempt?.wanted ?? null);
    case "withdraw":
      return { ...unsent, attempt: null, base: base && { ...base, audiences: base.audiences.filter((id) => id !== step.audienceId) } };
    case "remove":
      return { ...unsent, attempt: null, isDeleted: true };
  }
}

const refused = (unsent: Unsent, { code, detail }: Pick<Problem, "code" | "detail">): Unsent => ({
  ...unsent,
  attempt: null,
  trouble: undecided(unsent) ?? { kind: "refused", problem: { code, detail } },
});

const goneElsewhere = { code: "not-found", detail: "This annotation was deleted elsewhere." } as const;

/** The server has no such annotation. Trying again brings it back. */
function missing(unsent: Unsent, step: Step, problem: Problem): Unsent {
  const gone = { ...unsent, isDeleted: true };
  switch (step.kind) {
    case "remove":
      return { ...gone, attempt: null };
    case "look": {
      const isOwnDoing = unsent.isDeleted || unsent.attempt?.wanted === null;
      return unsent.wanted && !isOwnDoing ? refused(gone, goneElsewhere) : { ...gone, attempt: null };
    }
    case "update":
    case "withdraw":
      return unsent.wanted ? refused(gone, goneElsewhere) : { ...gone, attempt: null };
    case "restore":
      return unsent.base ? refused(unsent, problem) : { ...unsent, isDeleted: false };
    // Of these it may be the audience that is missing: looking tells.
    case "publish":
      return { ...refused(unsent, problem), attempt: unsent.attempt };
    case "create":
      return refused(unsent, problem);
  }
}

function failed(unsent: Unsent, step: Step, problem: Problem): Unsent {
  if (isPassing(problem)) return unsent;
  const isAboutAudiences = step.kind === "create" && step.content.audiences.length > 0 && ["forbidden", "not-yours", "not-found"].includes(problem.code);
  if (isAboutAudiences) return { ...unsent, publishesApart: true };
  if (problem.code === "not-found") return missing(unsent, step, problem);
  if (problem.code === "conflict" && problem.current) {
    const held = problem.current as Annotation;
    const before = unsent.base ?? held;
    if (!unsent.wanted) return deleting(unsent, held, [before, unsent.attempt?.wanted ?? before]);
    return learn(unsent, held, contentOf(before), unsent.wanted);
  }
  return refused(unsent, problem);
}

/** Whether a failure says nothing of the change itself, which is to be sent again. */
export const isPassing = ({ code }: Problem) => ["internal", "too-many", "not-signed-in"].includes(code);

/** What is unsent once a step is answered. */
export const answered = (unsent: Unsent, step: Step, result: Result<unknown>): Unsent =>
  result.ok ? succeeded(unsent, step, result.value) : failed(unsent, step, result.problem);
