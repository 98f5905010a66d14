import { MessageSquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { marksFor } from "@/components/annotations/layers/layer-marks";
import { Reader } from "@/components/outline/reader";
import { Frame } from "@/components/site/frame";
import { canModerate } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import { annotationsIn, ownAnnotations } from "@/lib/annotations/queries";
import { ownColours } from "@/lib/colours/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { listLayers } from "@/lib/groups/layers";
import type { ReadableLayer } from "@/lib/groups/layers";
import { listPublishableGroups } from "@/lib/groups/queries";
import { factsFrom } from "@/lib/groups/rules";
import type { Group } from "@/lib/groups/schema";
import { cursorBefore } from "@/lib/live/changes";
import { endOfLog } from "@/lib/live/log";
import { listShareLinks } from "@/lib/sharing/queries";
import { listThreads } from "@/lib/threads/queries";
import { groupChoice, linkChoices } from "./audience-choices";
import type { AudienceChoice, LayerChoice, WorkspaceProps } from "./types";
import { Workspace } from "./workspace";

type AnnotatedReaderProps = {
  summary: ReadableSummary;
  viewer: UserViewer;
  group: Group | null;
  /** The slugs of further groups that are read, as the address has them. */
  layers?: string[];
  /** Above the summary. */
  notice?: ReactNode;
};

async function audiencesOf(viewer: UserViewer, episodeId: string): Promise<AudienceChoice[]> {
  const [groups, links] = await Promise.all([listPublishableGroups(viewer), listShareLinks(viewer, episodeId)]);
  return [...groups.map(groupChoice), ...linkChoices(links)];
}

async function layersOf(viewer: UserViewer, episodeId: string, group: Group | null, asked: string[]): Promise<LayerChoice[]> {
  const listed = await listLayers(viewer, episodeId);
  const own = group && !listed.some(({ audienceId }) => audienceId === group.audienceId) ? [{ ...group, isBlind: false }] : [];
  const all = [...own, ...listed];
  const marks = marksFor(all.map(({ name }) => name));
  const isOn = ({ audienceId, slug }: ReadableLayer) => audienceId === group?.audienceId || asked.includes(slug);
  return Promise.all(
    all.map(async (layer, index): Promise<LayerChoice> => {
      const { audienceId, slug, name, isBlind } = layer;
      const given = isOn(layer) ? await annotationsIn(viewer, episodeId, audienceId) : null;
      return { audienceId, slug, name, isBlind, given, mark: marks[index] as string };
    }),
  );
}

async function load({ summary, viewer, group, layers: asked = [] }: AnnotatedReaderProps): Promise<WorkspaceProps> {
  const { id: episodeId } = summary.episode;
  // First: what changes while the rest is read is told again.
  const logged = await endOfLog();
  const [audiences, colourNames, own, layers, threads] = await Promise.all([
    audiencesOf(viewer, episodeId),
    ownColours(viewer),
    ownAnnotations(viewer, episodeId),
    layersOf(viewer, episodeId, group, asked),
    listThreads(viewer, episodeId),
  ]);
  const read = [null, ...layers.filter(({ given }) => given !== null).map(({ audienceId }) => audienceId)];
  return {
    me: { id: viewer.id, name: viewer.name },
    episodeId,
    revisionId: summary.revisionId,
    group: group && {
      id: group.id,
      audienceId: group.audienceId,
      name: group.name,
      canPublish: audiences.some(({ id }) => id === group.audienceId),
      moderates: canModerate(factsFrom(group)),
      muted: group.muted === true,
    },
    audiences,
    colourNames,
    cursors: await Promise.all(read.map(async (audienceId) => ({ audienceId, cursor: await cursorBefore(viewer, { episodeId, audienceId }, logged) }))),
    own,
    layers,
    threads,
  };
}

const annotateButton = (pointId: string) => (
  <button type="button" data-annotate={pointId} className="point-annotate" aria-label="Annotate this point" title="Annotate this point">
    <MessageSquarePlus aria-hidden />
  </button>
);

/** The reader for someone signed in: the same outline, with their annotations over it and, in a group, the others'. */
export async function AnnotatedReader(props: AnnotatedReaderProps) {
  const { summary, viewer, notice } = props;
  const workspace = await load(props);
  return (
    <Frame viewer={viewer}>
      <Reader
        summary={summary}
        extras={{ beside: annotateButton }}
        notice={notice}
        margin={
          <aside aria-label="Notes" className="mt-8 xl:mt-0 xl:pt-4">
            <Workspace {...workspace} />
          </aside>
        }
      />
    </Frame>
  );
}
