// What the running server says, asked without the page.
const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');

export const at = (address) => BASE + address;

export async function api(route) {
  const answer = await fetch(at(`/api/v1${route}`));
  if (!answer.ok) throw new Error(`${route} answered ${answer.status}`);
  return answer.json();
}
