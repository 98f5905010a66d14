"use client";

import { Menu } from "@base-ui/react/menu";
import { CircleHelp, HandHeart, Heart, Laugh, Lightbulb, SmilePlus, ThumbsUp } from "lucide-react";
import { reactions as known } from "@/lib/threads/reactions";
import type { Emoji } from "@/lib/threads/reactions";
import type { Reaction } from "@/lib/threads/schema";

type ReactionsProps = {
  reactions: Reaction[];
  userId: string;
  /** To what one reacts, for the button's name: "this reply". */
  to: string;
  /** Absent where one may only look. */
  onReact?: (emoji: Emoji, label: string, on: boolean) => void;
};

/** Drawn, since not every system has a font for them. */
const icons: Record<Emoji, typeof Heart> = { "👍": ThumbsUp, "❤️": Heart, "💡": Lightbulb, "😄": Laugh, "🤔": CircleHelp, "🙏": HandHeart };

function Face({ emoji }: { emoji: Emoji }) {
  const Icon = icons[emoji];
  return <Icon aria-hidden className="size-4 shrink-0" />;
}

const names = new Intl.ListFormat("en");
const labelOf = (emoji: Emoji) => known.find((one) => one.emoji === emoji)?.label ?? "Reaction";

/** How people reacted: each reaction once, with how many and who; pressed, one's own is made or taken back. */
export function Reactions({ reactions, userId, to, onReact }: ReactionsProps) {
  return (
    <>
      {reactions.map(({ emoji, people }) => {
        const isOwn = people.some(({ id }) => id === userId);
        const who = names.format(people.map(({ id, name }) => (id === userId ? "you" : name)));
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={isOwn}
            aria-label={`${labelOf(emoji)}: ${who}`}
            title={`${labelOf(emoji)}: ${who}`}
            disabled={!onReact}
            onClick={() => onReact?.(emoji, labelOf(emoji), !isOwn)}
            className="reaction"
          >
            <Face emoji={emoji} />
            {people.length}
          </button>
        );
      })}
      {onReact && <ReactMenu {...{ reactions, userId, to, onReact }} />}
    </>
  );
}

function ReactMenu({ reactions, userId, to, onReact }: Required<ReactionsProps>) {
  const isOwn = (emoji: Emoji) => reactions.some((one) => one.emoji === emoji && one.people.some(({ id }) => id === userId));
  return (
    <Menu.Root>
      <Menu.Trigger aria-label={`React to ${to}`} title="React" className="thread-button">
        <SmilePlus aria-hidden className="size-4" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} className="z-50">
          <Menu.Popup className="menu">
            {known.map(({ emoji, label }) => (
              <Menu.CheckboxItem key={emoji} checked={isOwn(emoji)} closeOnClick onCheckedChange={(on) => onReact(emoji, label, on)} className="menu-item">
                <Face emoji={emoji} />
                <span className="grow">{label}</span>
                <Menu.CheckboxItemIndicator className="text-xs text-soft">yours</Menu.CheckboxItemIndicator>
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
