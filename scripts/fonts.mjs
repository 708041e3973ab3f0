// The fonts of the pictures: without one for Chinese, browsers draw boxes.

import { step, UserError } from "./cli.mjs";
import { ask, find, run } from "./programs.mjs";

const PACKAGE = "fonts-noto-cjk";
const hasChinese = () => Boolean(ask("fc-list", ":lang=zh-tw"));

/** Makes sure of a font for Traditional Chinese: installs it on Debian as root. */
export async function installChinese() {
  // Other systems bring one.
  if (process.platform !== "linux" || hasChinese()) return;
  if (process.getuid() === 0 && find("apt-get")) {
    step(`installing ${PACKAGE}`, "about 1 minute");
    const options = { env: { DEBIAN_FRONTEND: "noninteractive" } };
    await run("apt-get", ["update", "-qq"], options);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", PACKAGE, "fontconfig"], options);
  }
  if (!hasChinese()) {
    throw new UserError(
      `A font for Chinese is missing: the pictures would show boxes. On Debian or Ubuntu: apt-get install ${PACKAGE} ` +
        "fontconfig. Elsewhere, install a font that `fc-list :lang=zh-tw` lists.",
    );
  }
}
