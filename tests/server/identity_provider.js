/**
 * An identity provider as a house has one, for the tests: a certified implementation, in a process of
 * its own. It takes its port, its client and its people from the environment (JSON).
 */
import { env } from "node:process";
import Provider from "oidc-provider";

/** @typedef {{ name?: string, preferred_username?: string, groups?: unknown }} Claims */
/** @type {{ port: number, back: string, secret: string, inToken: boolean, people: Record<string, Claims> }} */
const house = JSON.parse(env["HOUSE"] ?? "{}");
const issuer = `http://127.0.0.1:${house.port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: "wartemarke",
    client_secret: house.secret,
    redirect_uris: [house.back],
    response_types: ["code"],
    grant_types: ["authorization_code"],
  }],
  claims: { openid: ["sub"], profile: ["name", "preferred_username"], groups: ["groups"] },
  conformIdTokenClaims: !house.inToken,
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  /** @param {unknown} _ctx @param {string} id */
  findAccount: (_ctx, id) => {
    const claims = house.people[id];
    return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
  },
});
provider.listen(house.port, "127.0.0.1", () => console.log("ready"));
