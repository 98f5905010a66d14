/** With what one can react: few enough that each says something, each with what it is called. */
export const reactions = [
  { emoji: "👍", label: "Agree" },
  { emoji: "❤️", label: "Love it" },
  { emoji: "💡", label: "Made me think" },
  { emoji: "😄", label: "Made me laugh" },
  { emoji: "🤔", label: "Not sure" },
  { emoji: "🙏", label: "Thanks" },
] as const;

export type Emoji = (typeof reactions)[number]["emoji"];
export const emojis = reactions.map(({ emoji }) => emoji) as [Emoji, ...Emoji[]];
