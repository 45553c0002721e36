import markdownIt from "markdown-it";

const markdown = markdownIt();

export default function (config) {
  config.addPassthroughCopy({ "src/common/style.css": "style.css" });
  config.addJavaScriptFunction("markdown", (text) => markdown.render(text));
  return { dir: { input: "src", output: "_site" } };
}
