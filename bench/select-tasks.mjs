// Selects the tasks to run.

import { groups } from "./tasks.mjs";

/** Returns the groups with the tasks whose name contains `only`. The cost per byte needs all tasks of its group. */
export const selectTasks = ({ quick, only = "" }) =>
  groups({ quick })
    .map((group) => {
      const named = (name) => name.toLowerCase().includes(only.toLowerCase());
      const whole = group.perByte && named("cost per byte");
      const tasks = whole ? group.tasks : group.tasks.filter(({ name }) => named(name));
      return { ...group, tasks, perByte: group.perByte && tasks.length === group.tasks.length };
    })
    .filter(({ tasks }) => tasks.length > 0);
