/**
 * A ref for what has the focus as soon as it is there. Unlike `autoFocus` it does not scroll to where it stands before the
 * page has put it in its place. In a text the caret stands at the end.
 */
export function focusAtOnce(element: HTMLInputElement | HTMLTextAreaElement | null) {
  element?.focus({ preventScroll: true });
  element?.setSelectionRange(element.value.length, element.value.length);
}
