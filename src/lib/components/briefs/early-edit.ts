/**
 * Forms that somebody had begun to fill in before the script took the page over. It is found out when
 * this module is read, while the fields still know what the server sent: afterwards Svelte has taken
 * their defaults away.
 */
const edited = new WeakSet<HTMLFormElement>(
  typeof document === 'undefined' ? [] : [...document.forms].filter(hasEdits),
);

/** Whether a form was changed before there was a script that could notice. */
export function wasEditedEarly(form: HTMLFormElement): boolean {
  return edited.has(form);
}

function hasEdits(form: HTMLFormElement): boolean {
  return [...form.elements].some(isEdited);
}

/** Typed text and ticks; a choice in a list is given back by its own component. */
function isEdited(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement)) return false;
  return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
}
