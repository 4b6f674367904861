/** A form as the server takes a step with its files. */
export function formOf(step: object, files: File[]): FormData {
  const form = new FormData();
  form.append('step', new Blob([JSON.stringify(step)], { type: 'application/json' }));
  files.forEach((file) => form.append('file', file));
  return form;
}
