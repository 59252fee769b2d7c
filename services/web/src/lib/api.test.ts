import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";
import { problem } from "@/testing/samples";
import { server } from "@/testing/server";
import { api } from "./api";
import { answer } from "./client";
import { asProblem, fieldErrors } from "./problem";
import { sentenceOf } from "./sentence";
import { onSignedOut, rememberCsrfToken } from "./session-signal";

const refusalOf = (call: Promise<unknown>) => call.then(() => expect.fail("was not refused"), asProblem);

describe("a refusal by the API", () => {
  it("becomes a problem with the server's sentence beside each field", async () => {
    const errors = [{ pointer: "/employment/departmentId", code: "required", detail: "Dit veld is verplicht." }];
    server.use(http.post("*/api/organisation/offices", () => HttpResponse.json(problem(422, "invalid", { errors }), { status: 422 })));
    const call = api.POST("/api/organisation/offices", { params: { header: { "Idempotency-Key": "k".repeat(16) } }, body: { name: "" } });
    expect(fieldErrors(await refusalOf(call))).toEqual({ "employment.departmentId": "Dit veld is verplicht." });
  });

  it("is told in our own words where waiting is the answer", async () => {
    server.use(
      http.get("*/api/organisation/offices", () => HttpResponse.json(problem(429, "too-many"), { status: 429, headers: { "Retry-After": "30" } })),
    );
    expect(sentenceOf(await refusalOf(api.GET("/api/organisation/offices")))).toContain("30 seconden");
  });

  it("is a problem too when nothing answers, or something that is no problem document", async () => {
    server.use(http.get("*/api/organisation/offices", () => HttpResponse.error(), { once: true }));
    expect((await refusalOf(api.GET("/api/organisation/offices"))).code).toBe("no-connection");
    server.use(http.get("*/api/organisation/offices", () => HttpResponse.text("<html>", { status: 502 })));
    expect((await refusalOf(api.GET("/api/organisation/offices"))).code).toBe("http-502");
  });
});

describe("a request", () => {
  it("waits and repeats itself while a fresh reference has not arrived", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    let asked = 0;
    server.use(
      http.get("*/api/organisation/offices", () => {
        asked += 1;
        if (asked > 2) return HttpResponse.json({ items: [] });
        return HttpResponse.json(problem(409, "reference-not-yet-available"), { status: 409, headers: { "Retry-After": "1" } });
      }),
    );
    const read = answer(api.GET("/api/organisation/offices"));
    while (asked < 3) await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await expect(read).resolves.toEqual({ items: [] });
  });

  it("carries the session's token on writes only, and a correlation id always", async () => {
    rememberCsrfToken("token");
    const seen: (string | null)[] = [];
    const look = ({ request }: { request: Request }) => {
      seen.push(request.headers.get("X-CSRF-Token"), request.headers.get("X-Correlation-Id")?.length === 36 ? "id" : null);
      return HttpResponse.json({ items: [] });
    };
    server.use(http.get("*/api/organisation/offices", look), http.post("*/api/identity/sign-out", look));
    await api.GET("/api/organisation/offices");
    await api.POST("/api/identity/sign-out", { body: {} });
    expect(seen).toEqual([null, "id", "token", "id"]);
  });

  it("tells the app at once that the session is over, but not that a sign-in failed", async () => {
    const over = vi.fn();
    onSignedOut(over);
    server.use(
      http.post("*/api/identity/sign-in", () => HttpResponse.json(problem(401, "login-failed"), { status: 401 })),
      http.get("*/api/organisation/offices", () => HttpResponse.json(problem(401, "not-signed-in"), { status: 401 })),
    );
    await refusalOf(api.POST("/api/identity/sign-in", { body: { loginName: "x", password: "y" } }));
    expect(over).not.toHaveBeenCalled();
    await refusalOf(api.GET("/api/organisation/offices"));
    expect(over).toHaveBeenCalledOnce();
  });
});
