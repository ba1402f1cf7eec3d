// A real partner for the test: oidc-provider, with one client that must prove its key, and the people that the test names.
import { Provider } from 'oidc-provider'

const { port, client, secret, back, people } = JSON.parse(process.argv[2])
const issuer = `http://127.0.0.1:${port}`

const provider = new Provider(issuer, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name', 'personal_number'], phone: ['phone_number', 'phone_number_verified'] },
  cookies: { keys: ['only for the test'] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
})
provider.listen(port, '127.0.0.1', () => console.log('ready'))
