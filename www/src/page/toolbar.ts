import { fill, type Language } from "../i18n/index.ts";
import {
  CODES,
  DOCUMENTED,
  NULL_STATES,
  OTHER_TYPES,
  type Sample,
  UNKNOWN_TYPES,
} from "../samples/samples.ts";
import { h } from "../ui/dom.ts";

export interface Actions {
  onFile(file: File): void;
  onSample(sample: Sample): void;
  onFormat(): void;
  onMinify(): void;
  onPaste(): void;
  onClear(): void;
}

const ALL_SAMPLES: readonly Sample[] = [
  ...Object.values(DOCUMENTED),
  ...OTHER_TYPES,
  ...UNKNOWN_TYPES,
  ...NULL_STATES,
  ...CODES,
];

/** Toolbar of the editor: input, then actions on the content. */
export function toolbar({ messages }: Language, actions: Actions): HTMLElement {
  const { editor, samples } = messages;
  const file = h("input", {
    type: "file",
    class: "visually-hidden",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => {
      const [chosen] = file.files ?? [];
      if (chosen) actions.onFile(chosen);
      file.value = "";
    },
  });
  const option = ({ id }: Sample, name: string) => h("option", { value: id }, name);
  const choice = h(
    "select",
    {
      id: "samples",
      "aria-label": editor.samples,
      onchange: () => {
        const sample = ALL_SAMPLES.find(({ id }) => id === choice.value);
        choice.value = "";
        if (sample) actions.onSample(sample);
      },
    },
    h("option", { value: "", selected: true }, editor.chooseSample),
    h(
      "optgroup",
      { label: samples.documented },
      option(DOCUMENTED.storeAndStaff, samples.storeAndStaff),
      option(DOCUMENTED.storeOnly, samples.storeOnly),
      OTHER_TYPES.map((sample) =>
        option(sample, messages.events[sample.name as keyof typeof messages.events]),
      ),
      UNKNOWN_TYPES.map((sample) => option(sample, samples[sample.name])),
    ),
    h(
      "optgroup",
      { label: samples.nulls },
      NULL_STATES.map((sample) => option(sample, fill(samples[sample.state], { field: sample.name }))),
    ),
    h(
      "optgroup",
      { label: samples.codes },
      CODES.map((sample) => option(sample, sample.name)),
    ),
  );
  const button = (id: string, name: string, onclick: () => void) =>
    h("button", { type: "button", class: "button", id, onclick }, name);
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": editor.label },
    button("paste", editor.paste, actions.onPaste),
    button("open", editor.open, () => file.click()),
    file,
    choice,
    h("span", { class: "spring" }),
    button("format", editor.format, actions.onFormat),
    button("minify", editor.minify, actions.onMinify),
    button("clear", editor.clear, actions.onClear),
  );
}
