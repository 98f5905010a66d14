/**
 * Failures that people can foresee are values, not exceptions. Each has one of these codes,
 * the HTTP status that goes with it (RFC 9110) and a title (RFC 9457); the detail is worded where it happens.
 */
export const problems = {
  "malformed": { status: 400, title: "The request could not be read" },
  "not-signed-in": { status: 401, title: "You are not signed in" },
  "wrong-credentials": { status: 401, title: "Sign-in failed" },
  "forbidden": { status: 403, title: "Not allowed" },
  "not-yours": { status: 404, title: "Not yours to do" },
  "not-found": { status: 404, title: "Not found" },
  "conflict": { status: 409, title: "This was changed in the meantime" },
  "taken": { status: 409, title: "Already taken" },
  "gone": { status: 410, title: "No longer valid" },
  "too-large": { status: 413, title: "Too large" },
  "invalid": { status: 422, title: "Not accepted" },
  "too-many": { status: 429, title: "Too many attempts" },
  "internal": { status: 500, title: "Something went wrong" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export type Problem = {
  code: ProblemCode;
  /** A sentence for the person who reads it. */
  detail: string;
  /** For input that was refused: which field and why. */
  fields?: { path: string; message: string }[];
  /** For a conflict: the state that won, shaped as the API would return it. */
  current?: unknown;
  /** No answer was heard: whether the request did anything is not known. */
  isUnanswered?: boolean;
  /** For too-many: seconds until another try is worthwhile. */
  retryAfter?: number;
};

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: ProblemCode, detail: string, more: Partial<Problem> = {}): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, detail, ...more },
});

/**
 * For what someone sees that is another's or a group's, and may not do: the status is that of what is not there, since
 * for this they have nothing there, and the words say why.
 */
export const notYours = (detail: string) => refuse("not-yours", detail);

/** The one answer for what is not there and for what is not yours to see. */
export const notFound = (what: string) => refuse("not-found", `There is no such ${what}, or it is not yours to see.`);
