import assert from "node:assert/strict";
import { userCache } from "../../server/src/cli/cache-folder";

describe("the user's cache folder", () => {
  it("is that of the system", () => {
    assert.equal(userCache({ HOME: "/h" }, "linux"), "/h/.cache/corpuslint");
    assert.equal(userCache({ HOME: "/h", XDG_CACHE_HOME: "/x" }, "linux"), "/x/corpuslint");
    assert.equal(userCache({ HOME: "/h", XDG_CACHE_HOME: "relative" }, "linux"), "/h/.cache/corpuslint");
    assert.equal(userCache({ HOME: "/h" }, "darwin"), "/h/Library/Caches/corpuslint");
    assert.equal(userCache({ HOME: "", XDG_CACHE_HOME: "" }, "linux"), undefined);
    assert.equal(userCache({}, "win32"), undefined);
  });
});
