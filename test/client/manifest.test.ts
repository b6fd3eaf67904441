import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";

const root = path.resolve(__dirname, "../..");
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

describe("the extension's manifest", () => {
  it("contributes the commands that the client registers, and no other", () => {
    const source = readFileSync(path.join(root, "client/src/commands/commands.ts"), "utf8");
    const registered = [...source.matchAll(/"(corpuslint\.\w+)":/g)].map((match) => match[1]);
    assert.deepEqual([...commands].sort(), registered.sort());
  });

  it("says of every command when the palette offers it", () => {
    const listed = contributes.menus.commandPalette.map(({ command }) => command);
    assert.deepEqual(listed.sort(), [...commands].sort());
    for (const { command, when } of contributes.menus.commandPalette) assert.notEqual(when, "", command);
  });

  it("puts only its own commands into menus and on keys, with an icon where one is shown", () => {
    const icons = new Map(contributes.commands.map((command) => [command.command, command.icon]));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const item of items) {
        assert.ok(commands.includes(item.command), `${menu}: ${item.command}`);
        const group = "group" in item ? String(item.group) : "";
        if (/^(?:inline|navigation)/.test(group)) assert.match(icons.get(item.command) ?? "", /^\$\(.+\)$/);
      }
    }
    for (const { command, key, mac } of contributes.keybindings) {
      assert.ok(commands.includes(command));
      assert.equal(key.replace("ctrl", "cmd"), mac);
    }
    const keys = contributes.keybindings.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("has what stands beside an item of a view in its menu too, for those who use no mouse", () => {
    const items = contributes.menus["view/item/context"];
    const inMenu = items.filter(({ group }) => !group.startsWith("inline")).map(({ command }) => command);
    for (const { command, group } of items) {
      if (group.startsWith("inline")) assert.ok(inMenu.includes(command), command);
    }
  });

  it("hides the views where there is no corpus, and says something in empty ones", () => {
    for (const { id, when } of contributes.views.corpuslint) {
      assert.equal(when, "corpuslint.active");
      assert.ok(contributes.viewsWelcome.some(({ view }) => view === id));
    }
  });

  it("explains every setting", () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.match(setting.markdownDescription, /\.$/, name);
    }
  });

  it("refers to files that are there", () => {
    const [container] = contributes.viewsContainers.activitybar;
    const files = [manifest.icon, container?.icon, contributes.jsonValidation[0]?.url];
    for (const file of files) assert.ok(file !== undefined && existsSync(path.join(root, file)), file);
  });
});
