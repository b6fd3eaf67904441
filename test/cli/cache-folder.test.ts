import assert from "node:assert/strict";
import * as path from "node:path";
import { userCache } from "../../server/src/cli/cache-folder";

// Written as on the system that tests.
const slashed = (folder: string | undefined) => folder?.replaceAll(path.sep, "/");

describe("the user's cache folder", () => {
  it("is that of the system", () => {
    assert.equal(slashed(userCache({ HOME: "/h" }, "linux")), "/h/.cache/corpuslint");
    assert.equal(slashed(userCache({ HOME: "/h", XDG_CACHE_HOME: "/x" }, "linux")), "/x/corpuslint");
    assert.equal(
      slashed(userCache({ HOME: "/h", XDG_CACHE_HOME: "relative" }, "linux")),
      "/h/.cache/corpuslint",
    );
    assert.equal(slashed(userCache({ HOME: "/h" }, "darwin")), "/h/Library/Caches/corpuslint");
    assert.equal(userCache({ HOME: "", XDG_CACHE_HOME: "" }, "linux"), undefined);
    assert.equal(userCache({}, "win32"), undefined);
  });
});
