/** What a key event tells of the key that was pressed. */
export type Keystroke = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing"> & {
  getModifierState?: (key: string) => boolean;
};

/**
 * One thing that keys do. Its keys are named as `keyOf` names them. The table that the handler uses is the one that the
 * help shows.
 */
export type Shortcut<Context> = {
  keys: string[];
  label: string;
  /** Whether it applies now; without it, always. The first that applies is taken. */
  when?: (context: Context) => boolean;
  run: (context: Context, key: string) => void;
  /** Goes on while the key is held down. */
  repeats?: boolean;
};

const LATIN = /^[\u0020-\u024f]$/;
const PLACES: Record<string, string> = { BracketLeft: "[", BracketRight: "]", Slash: "/" };

/** What a layout without Latin letters would type in the same place on a keyboard that has them. */
function latin({ key, code }: Keystroke): string {
  if ([...key].length !== 1 || LATIN.test(key)) return key;
  return /^(?:Key|Digit)(\w)$/.exec(code)?.[1]?.toLowerCase() ?? PLACES[code] ?? key;
}

/**
 * The name of a keystroke: "h", "?", "ArrowLeft", "Shift+ArrowLeft", "Ctrl+Enter". A sign is named by itself, however the
 * layout makes it; a capital letter as "Shift+h". Null while an input method composes.
 */
export function keyOf(stroke: Keystroke): string | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing } = stroke;
  if (isComposing || key === "Process" || key === "Dead" || key === "Unidentified") return null;
  const typed = latin(stroke);
  const isSign = [...typed].length === 1;
  const isLetter = isSign && /\p{L}/u.test(typed);
  // AltGr is how some layouts type a sign, and counts as Ctrl and Alt on some systems.
  const isTyped = isSign && stroke.getModifierState?.("AltGraph") === true;
  const held = [
    ctrlKey && !isTyped && "Ctrl",
    altKey && !isTyped && "Alt",
    metaKey && "Meta",
    shiftKey && (!isSign || isLetter || typed === " ") && "Shift",
  ].filter(Boolean);
  return [...held, isLetter ? typed.toLowerCase() : typed].join("+");
}

/** A key that types a sign: someone who speaks to their computer may press it by accident, so it can be switched off. */
export const isSign = (key: string) => [...key].length === 1;

/** Whether what is pressed in an element is meant for it: a field, a menu or a list that is typed into. */
export const isTypedInto = (element: Element | null) =>
  element?.closest("input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], [role=combobox]") != null;

/** The shortcut for a key; null where there is none now. */
export function shortcutFor<Context>(table: readonly Shortcut<Context>[], key: string, context: Context): Shortcut<Context> | null {
  return table.find(({ keys, when }) => keys.includes(key) && (!when || when(context))) ?? null;
}

const SHOWN: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", " ": "Space" };

/** The parts of a key's name as they are shown: ["Shift", "→"]. */
export const shownKey = (key: string): string[] => key.split(/\+(?=.)/).map((part) => SHOWN[part] ?? part);
