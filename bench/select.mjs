// Which works are run.

import { groups } from "./works.mjs";

/** The groups with those of their works whose name has the words. The costs of a byte need all of theirs. */
export const selected = ({ quick, only = "" }) =>
  groups({ quick })
    .map((group) => {
      const named = (name) => name.toLowerCase().includes(only.toLowerCase());
      const whole = group.perByte && named("cost per byte");
      const works = whole ? group.works : group.works.filter(({ name }) => named(name));
      return { ...group, works, perByte: group.perByte && works.length === group.works.length };
    })
    .filter(({ works }) => works.length > 0);
