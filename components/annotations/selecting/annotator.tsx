"use client";

import { useCallback, useEffect, useState } from "react";
import { AudienceMenu } from "@/components/annotations/cards/audience-menu";
import { colourNames } from "@/components/annotations/cards/kinds";
import type { useAudiences } from "@/components/annotations/use-audiences";
import { focusedPoint } from "@/components/outline/walking";
import { announce } from "@/components/ui/announcer";
import { useMedia } from "@/components/ui/use-media";
import { useRemembered } from "@/components/ui/use-remembered";
import type { Colour } from "@/lib/db/generated/enums";
import { AttachBar } from "./attach-bar";
import { Refusal, SelectionToolbar } from "./selection-toolbar";
import { ShortcutHelp } from "./shortcut-help";
import type { Attaching } from "./use-attaching";
import { useDeeds, type Making } from "./use-deeds";
import { useShortcuts } from "./use-shortcuts";
import { useSubject, type Subject } from "./use-subject";
import { WordHandles } from "./word-handles";

type AnnotatorProps = Making & { revisionId: string; audiences: ReturnType<typeof useAudiences>; attaching: Attaching | null };

const labels: Record<Subject["by"], string> = {
  selection: "Annotate the selected words",
  handles: "Annotate the chosen words",
  button: "Annotate the whole point",
  focus: "Annotate the whole point",
};

/** Once the toolbar of a pressed button is there, whoever pressed it by keyboard is in it. */
const enterToolbar = (byKeyboard: boolean) => {
  if (byKeyboard) requestAnimationFrame(() => document.querySelector<HTMLElement>(".selection-toolbar [data-do=note]")?.focus());
};

/** Marks the point whose button was pressed, and brings it into the window, clear of a toolbar at its foot. */
function useMarked(outline: AnnotatorProps["outline"], pointId: string | null) {
  useEffect(() => {
    const line = pointId ? outline?.textElement(pointId)?.parentElement : null;
    line?.setAttribute("data-annotating", "");
    line?.scrollIntoView({ block: "nearest" });
    return () => line?.removeAttribute("data-annotating");
  }, [outline, pointId]);
}

/** Makes annotations of what is selected, pressed, chosen or focused: the toolbar, the handles and the shortcuts. */
export function Annotator(props: AnnotatorProps) {
  const { outline, revisionId, audiences, attaching, isWriting } = props;
  const { subject: found, now, choosing, setChoosing, choose, letGo } = useSubject(outline, revisionId, enterToolbar);
  const subject = found && !("refusal" in found) && !isWriting ? found : null;
  useMarked(outline, subject?.by === "button" ? subject.pointId : null);
  const refusal = found && "refusal" in found ? found : null;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [signs, setSigns] = useRemembered("gloss.shortcuts", ["on", "off"]);
  const [colour, setColour] = useRemembered("gloss.colour", colourNames as [Colour, ...Colour[]]);
  const isTouched = useMedia("(pointer: coarse)", false);
  // Of a point that only has the focus the toolbar can be put away; the next point has it again.
  const [awayFrom, setAwayFrom] = useState<string | null>(null);
  const showHelp = useCallback(() => setHelpOpen(true), []);

  const deeds = useDeeds({ ...props, isWriting: isWriting || attaching !== null }, { now, letGo, putAway: setAwayFrom, showHelp, colour, setColour });
  useShortcuts(deeds, found !== null, signs === "on");

  const saidOfIt = refusal?.refusal ?? (subject?.by === "selection" ? "Words are selected: Tab leads to what can be done with them" : null);
  useEffect(() => {
    // Those who choose words by keys are told which.
    if (saidOfIt && !focusedPoint()) announce(saidOfIt);
  }, [saidOfIt]);

  const isAway = subject?.by === "focus" && subject.pointId === awayFrom;
  return (
    <>
      {choosing && outline && <WordHandles outline={outline} choosing={choosing} onChange={setChoosing} colour={colour} />}
      {refusal && <Refusal text={refusal.refusal} rect={refusal.rect} docked={isTouched} />}
      {attaching && <AttachBar key={attaching.annotation.id} attaching={attaching} chosen={subject?.targets ?? null} onDone={letGo} />}
      {subject && !attaching && !isAway && (
        <SelectionToolbar
          // Words chosen with handles are another task; between a point and words of it, the focus stays in the toolbar.
          key={subject.by === "handles" ? "handles" : "text"}
          label={labels[subject.by]}
          rect={subject.rect}
          side={subject.by === "button" ? "below" : "above"}
          docked={isTouched || subject.by === "focus"}
          onHighlight={(chosen) => deeds.highlight(colourNames.indexOf(chosen) + 1)}
          onNote={deeds.note}
          onKind={deeds.as}
          onTags={deeds.tags}
          onHelp={deeds.help}
          onChoose={subject.by === "button" ? () => choose(subject.pointId) : undefined}
          onClose={subject.by === "selection" ? undefined : deeds.putAway}
          audience={(trigger) => <AudienceMenu choices={audiences.choices} chosen={audiences.chosen} onChange={audiences.choose} trigger={trigger} />}
        />
      )}
      <ShortcutHelp open={isHelpOpen} onOpenChange={setHelpOpen} withSigns={signs === "on"} onWithSigns={(on) => setSigns(on ? "on" : "off")} />
    </>
  );
}
