import type { PlansAnswer, SignInAnswer } from '../../plan/http.ts';
import { PASSWORD } from './a-service-process.ts';

export type Answered<Body> = Readonly<{ status: number; body: Body }>;

/** Asks the service over a connection that is kept open; rejects where no whole answer came. */
export async function ask<Body>(
  url: string,
  path: string,
  { token, body, language = 'vi' }: Readonly<{ token?: string; body?: object; language?: string }> = {},
): Promise<Answered<Body>> {
  const response = await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': language,
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** Asks what must be answered with 200. */
export async function get<Body>(url: string, path: string, token: string): Promise<Body> {
  const { status, body } = await ask<Body>(url, path, { token });
  if (status !== 200) throw new Error(`expected 200 of ${path}, found ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Answers the token of a new session. */
export async function signIn(url: string, account: string): Promise<string> {
  const { status, body } = await ask<SignInAnswer>(url, '/api/session', {
    body: { account, password: PASSWORD },
  });
  if (status !== 200) throw new Error(`expected ${account} to be signed in, found ${status}`);
  return body.token;
}

/** The path of the only plan. */
export async function planPath(url: string, token: string): Promise<string> {
  const { plans } = await get<PlansAnswer>(url, '/api/plans', token);
  return `/api/plans/${plans[0]!.id}`;
}
