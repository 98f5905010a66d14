import type { z } from "zod";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import type { Credential } from "@/lib/auth/credential";
import type { Result } from "@/lib/errors";

type Schema = z.ZodType;
type Out<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;
type Auth = "user" | "anyone";

export type Input<A extends Auth, P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = {
  viewer: A extends "user" ? UserViewer : Viewer;
  params: Out<P>;
  query: Out<Q>;
  body: Out<B>;
  /** What the request was signed in by: for what goes on after it was answered. */
  credential: Credential | null;
  /** The client address as the nearest proxy names it: for rate limits only. */
  address: string;
};

/**
 * One operation of the HTTP API: how it is called, who may call it, what it takes and gives, and what it does.
 * The route handler and the OpenAPI description are both made from it.
 */
export type Operation<
  A extends Auth = Auth,
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  R extends Schema | undefined = Schema | undefined,
> = {
  id: string;
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  /** Below /api/v1, in OpenAPI's notation. */
  path: string;
  summary: string;
  /** "user": refused with 401 when nobody is signed in. */
  auth: A;
  params?: P;
  query?: Q;
  body?: B;
  /** The largest body that is read, in bytes. Default: 256 KiB. */
  maxBytes?: number;
  /** What a success returns; without one it is 204. */
  response?: R;
  /** Answers with server-sent events: what `run` returns opens them. */
  events?: true;
  run(input: Input<A, P, Q, B>): Promise<Result<R extends Schema ? z.input<R> : null>>;
};

/** Declares an operation; only fixes its types. */
export const operation = <
  A extends Auth,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  R extends Schema | undefined = undefined,
>(
  it: Operation<A, P, Q, B, R>,
): Operation<A, P, Q, B, R> => it;

/** An operation whose types do not matter: for the router and the description. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyOperation = Operation<any, any, any, any, any>;
