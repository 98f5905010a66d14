import type { QueryClient } from "@tanstack/react-query";
import { annotationsKey, isFromBefore, othersKey, ownKey, takeIn } from "@/components/annotations/lists";
import type { Annotation } from "@/lib/annotations/schema";
import { coalesce } from "@/lib/live/coalesce";
import { asKnown } from "@/lib/live/merge";
import type { ChangedPart, ChangesEvent } from "@/lib/live/schema";

/** At most so often is taken in what others wrote: each time, all that is on the page is gone through once. */
const TAKE_EVERY_MS = 400;
/** How long what hangs on annotations waits to be read anew, so that much that changes at once is asked for once. */
const GATHER_MS = 300;

const isSame = (a: readonly unknown[], b: readonly unknown[]) => a.join() === b.join();

type TakingIn = { me: string; episodeId: string; audienceIds: readonly string[]; onArrived: (ids: string[]) => void };

/** Takes in what the stream says; what hangs on the annotations, under the same key, is read anew. */
export function createTakingIn(client: QueryClient, { me, episodeId, audienceIds, onArrived }: TakingIn) {
  const layers = audienceIds.map((id) => othersKey(episodeId, id));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshBut = (lists: readonly string[][]) =>
    client.invalidateQueries({ queryKey: annotationsKey(episodeId), predicate: ({ queryKey }) => !lists.some((list) => isSame(list, queryKey)) });
  const refreshRest = () => {
    timer = undefined;
    void refreshBut([ownKey(episodeId), ...layers]);
  };
  const takeInOwn = ({ annotations, gone }: ChangedPart) =>
    takeIn(client, ownKey(episodeId), { annotations: annotations.filter((one) => !isFromBefore(one)), gone });
  async function takeInOthers(audienceId: string, others: ChangedPart) {
    onArrived(arrivedIn(others.annotations));
    await takeIn(client, othersKey(episodeId, audienceId), others, asKnown);
  }
  /** What is on the page nowhere yet: others may be read through several of their groups. */
  const arrivedIn = (annotations: Annotation[]) => {
    const unknown = new Set(annotations.filter(({ author }) => author.id !== me).map(({ id }) => id));
    for (const [, list] of client.getQueriesData<{ id: string }[]>({ queryKey: annotationsKey(episodeId) }))
      if (Array.isArray(list)) for (const { id } of list) unknown.delete(id);
    return [...unknown];
  };
  const waiting: [audienceId: string, ChangedPart][] = [];
  const takeOthersSoon = coalesce(async () => {
    for (const [audienceId, others] of waiting.splice(0)) await takeInOthers(audienceId, others);
  }, TAKE_EVERY_MS);
  return {
    /** What was heard is taken in, whether it is followed any longer or not: it is not told again. */
    async take({ audienceId, own, others, startOver }: ChangesEvent) {
      // What else is followed, is told of by itself.
      if (startOver) return refreshBut(layers.filter((list) => audienceId === null || !isSame(list, othersKey(episodeId, audienceId))));
      if (own) await takeInOwn(own);
      if (others && audienceId !== null) {
        waiting.push([audienceId, others]);
        takeOthersSoon();
      }
      if (own || others) timer ??= setTimeout(refreshRest, GATHER_MS);
    },
    /** What others published there is no longer for the reader. */
    leave: (audienceId: string) => client.setQueryData<Annotation[]>(othersKey(episodeId, audienceId), []),
    stop: () => clearTimeout(timer),
  };
}
