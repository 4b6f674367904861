// An identity provider for tests: the certified `oidc-provider`, on a free port of this machine, with one client (the town) and
// anybody for a user. Prints its issuer once it answers, and ends when its standard input does.
//   node identity-provider.mjs REDIRECT [SECRET]
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

// Whoever has read the first line may hang up; the library's own words come later.
process.stdout.on('error', () => {});
const [redirect, secret = 'a-secret-of-the-test-alone'] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'town', client_secret: secret, redirect_uris: [redirect], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    // Whoever logs in is who they say.
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // The town's own client needs no consent.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
